namespace Exploration.Scenarios.Broken;

/// <summary>The one line that is wrong in <see cref="LeaseCopy"/>.</summary>
public enum LeaseFlaw
{
    /// <summary>None: the copy is as good as the lease.</summary>
    None = 0,

    /// <summary>Does not read again where the port leads once it has counted itself in.</summary>
    LooksOnce = 1,

    /// <summary>Tells nobody that it has undone an entry.</summary>
    UndoesInSilence = 2,

    /// <summary>Counts a call out when the provider returns, though it goes on.</summary>
    LeavesTooEarly = 3,
}
