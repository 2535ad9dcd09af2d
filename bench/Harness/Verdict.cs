namespace Mortise.Bench.Harness;

/// <summary>What a gate's measurement says.</summary>
internal enum Verdict
{
    Passed = 0,

    Missed = 1,

    /// <summary>The machine was too busy, or the rounds disagree too much, to tell. Not a pass.</summary>
    Inconclusive = 2,

    /// <summary>We were faster than the physical limit: the bench measures something else than it says.</summary>
    Broken = 3,

    /// <summary>Shown for information.</summary>
    Shown = 4,
}
