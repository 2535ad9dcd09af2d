namespace Mortise.Bench.Harness;

/// <summary>One line of a report.</summary>
/// <param name="Case">What was measured.</param>
/// <param name="Ours">Our median.</param>
/// <param name="Unit">Of both values.</param>
/// <param name="Peer">With whom it was compared; <c>exact</c> for a number that must be what it is.</param>
/// <param name="PeerValue">The peer's median, or the number expected.</param>
/// <param name="Ratio">The median of the ratios of the rounds.</param>
/// <param name="Spread">The distance of the ratios' quartiles, relative to their median.</param>
/// <param name="Bound">Which side of the gate passes.</param>
/// <param name="Gate">Where that side begins.</param>
/// <param name="Verdict">What the numbers say; of a control, whether it was missed as it must be.</param>
internal sealed record Outcome(
    string Case,
    double Ours,
    string Unit,
    string Peer,
    double PeerValue,
    double Ratio,
    double Spread,
    Bound Bound,
    double Gate,
    Verdict Verdict)
{
    public double? Stretch { get; init; }

    public bool IsControl { get; init; }

    /// <summary>The share of the processors that others took while it was measured.</summary>
    public double Disturbance { get; init; }

    /// <summary>How often it was measured before the verdict stood.</summary>
    public int Attempts { get; init; } = 1;

    public bool Passes => Verdict is Verdict.Passed or Verdict.Shown;
}
