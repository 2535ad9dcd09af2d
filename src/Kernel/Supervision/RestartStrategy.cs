namespace Mortise.Kernel.Supervision;

/// <summary>Who of a group shares the fate of a member that failed, when it is restarted or quarantined.</summary>
public enum RestartStrategy
{
    /// <summary>Nobody else.</summary>
    OneForOne = 0,

    /// <summary>All members that run.</summary>
    OneForAll = 1,

    /// <summary>Those that became active after it.</summary>
    RestForOne = 2,
}
