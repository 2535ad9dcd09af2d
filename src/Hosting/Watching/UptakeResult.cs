namespace Mortise.Hosting.Watching;

/// <summary>What came of a package that an instance was to take.</summary>
internal enum UptakeResult
{
    /// <summary>It serves, or will at the next start.</summary>
    Taken,

    /// <summary>It was refused or given up, and will not be tried again.</summary>
    Refused,

    /// <summary>The instance starts, stops or is being updated; to be tried again.</summary>
    Later,
}
