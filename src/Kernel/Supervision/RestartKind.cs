namespace Mortise.Kernel.Supervision;

/// <summary>Whether an instance that ended is started again.</summary>
public enum RestartKind
{
    /// <summary>When it failed; not when its background work just ended.</summary>
    Transient = 0,

    /// <summary>When it failed, and when its background work ended without being asked to.</summary>
    Permanent = 1,

    /// <summary>Never; it stays faulted.</summary>
    Temporary = 2,
}
