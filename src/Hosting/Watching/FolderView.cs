namespace Mortise.Hosting.Watching;

/// <summary>What a look at a folder has seen.</summary>
internal enum FolderView
{
    /// <summary>It is not there.</summary>
    Absent,

    /// <summary>It was there at the last look.</summary>
    Gone,

    /// <summary>What was looked into lies there.</summary>
    Same,

    /// <summary>Something else lies there, and it may be changing.</summary>
    Changing,

    /// <summary>Something else lies there, and nobody has written to it for a while.</summary>
    Still,
}
