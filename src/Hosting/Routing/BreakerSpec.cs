namespace Mortise.Hosting.Routing;

/// <summary>
/// When calls that fail are not made for a while: they are answered <see cref="UnavailableReason.CircuitOpen"/> at
/// once. Counted per route, which is one consumer's to one contract. Immutable.
/// </summary>
public sealed record BreakerSpec
{
    /// <summary>The share of calls that fail at which it opens, above 0 and up to 1. Default: 0.5.</summary>
    public double Failures { get; init; } = 0.5;

    /// <summary>Among at least so many calls, at least two. Default: 10.</summary>
    public int Calls { get; init; } = 10;

    /// <summary>Within the last so long. Default: 30 s.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it stays open before one call tries again. Default: 15 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(15);
}
