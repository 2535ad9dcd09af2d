namespace Mortise.Updates;

/// <summary>
/// How a new version of a stateless plug-in is tried on a share of the calls before it gets all of them, and by what it
/// is judged against the version that serves the others.
/// </summary>
/// <param name="Share">How many of a hundred calls go to it: 1 to 99; zero for no such trial.</param>
public sealed record CanaryPlan(int Share)
{
    /// <summary>How long the trial takes; longer than zero. Default: 30 s.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many calls each version must have answered to be judged; at least one. Default: 100.</summary>
    public int Calls { get; init; } = 100;

    /// <summary>
    /// By how much the share of its calls that fail may exceed that of the other version: 0 to 1. Default: 0.01.
    /// </summary>
    public double Errors { get; init; } = 0.01;

    /// <summary>
    /// How many times as long its calls may take, at the median and at the 95th percentile; at least one. A difference
    /// of less than a millisecond counts as none. Default: 1.5.
    /// </summary>
    public double Slower { get; init; } = 1.5;
}
