namespace Mortise.Hosting.Watching;

/// <summary>What came of something that was found in a watched folder.</summary>
public enum WatchOutcome
{
    /// <summary>It is not complete and nobody goes on writing it. It is taken as soon as it is complete.</summary>
    Incomplete = 0,

    /// <summary>An update to it is on its way.</summary>
    Updating = 1,

    /// <summary>It has been taken.</summary>
    Taken = 2,

    /// <summary>It was refused, or its update was rolled back. The next one is taken without anybody's help.</summary>
    Refused = 3,

    /// <summary>The folder is gone. What was taken of it goes on serving.</summary>
    Gone = 4,

    /// <summary>The folder cannot be watched, so that it is looked at now and then.</summary>
    Polled = 5,
}
