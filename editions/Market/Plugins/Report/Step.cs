using Mortise.Programs;

namespace Market.Report;

/// <summary>How far the back-test of one strategy is, and its outcome at the end.</summary>
internal sealed record Step(double Fraction, Outcome? Outcome)
{
    public ProgramOutput.Progress Progress(string strategy, int done, int total) =>
        new($"Back-testing {strategy}", (done + Fraction) / total);
}
