namespace Exploration.Scenarios.Broken;

/// <summary>The one line that is wrong in <see cref="GateCopy"/>.</summary>
public enum GateFlaw
{
    /// <summary>None: the copy is as good as the gate.</summary>
    None = 0,

    /// <summary>Looks how many wait, and counts itself afterwards.</summary>
    CountsTooLate = 1,

    /// <summary>Does not count out whoever was cancelled.</summary>
    ForgetsTheCancelled = 2,

    /// <summary>Begins to wait without another look whether it has been opened.</summary>
    LooksOnce = 3,
}
