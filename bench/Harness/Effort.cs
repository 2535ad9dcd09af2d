namespace Mortise.Bench.Harness;

/// <summary>How long a case is measured.</summary>
/// <param name="Rounds">How many turns each contender gets.</param>
/// <param name="Slice">How long a turn lasts.</param>
/// <param name="Attempts">How often a case is measured, at most, until its verdicts are conclusive.</param>
internal sealed record Effort(int Rounds, TimeSpan Slice, int Attempts)
{
    public static Effort Quick { get; } = new(31, TimeSpan.FromMilliseconds(8), 3);

    public static Effort Full { get; } = new(101, TimeSpan.FromMilliseconds(20), 5);
}
