namespace Mortise.Updates;

/// <summary>How an update stands.</summary>
public enum UpdateState
{
    /// <summary>It is on its way.</summary>
    Running = 0,

    /// <summary>The new version serves, and the old one is gone.</summary>
    Committed = 1,

    /// <summary>The old version serves, and the new one is gone.</summary>
    RolledBack = 2,
}
