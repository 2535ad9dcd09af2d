namespace Mortise.Bench.Harness;

/// <summary>Runs a case until its verdicts are conclusive, or for as many attempts as the effort allows.</summary>
internal sealed class Judge(Effort effort)
{
    /// <summary>More than this share of the processors taken by others spoils a run.</summary>
    private const double TolerableDisturbance = 0.05;

    /// <summary>Quartiles further apart than this, relative to the median, say that the rounds disagree.</summary>
    private const double TolerableSpread = 0.3;

    /// <summary>Nobody beats the limit by more.</summary>
    private const double Physical = 0.95;

    public IReadOnlyList<Outcome> Try(Case subject)
    {
        var measurement = new Measurement(subject, effort);
        measurement.WarmUp();
        for (var attempt = 1; ; attempt++)
        {
            var before = Processors.Read();
            var rounds = measurement.Rounds();
            var disturbance = Processors.Read().DisturbanceSince(before, subject.Threads);
            var outcomes = subject.Gates
                .Select(gate => Compare(gate, rounds, disturbance, subject.IsControl) with { Attempts = attempt })
                .ToArray();
            if (attempt >= effort.Attempts || !outcomes.Any(outcome => outcome.Verdict is Verdict.Inconclusive))
            {
                return [.. outcomes, .. subject.ExactGates.Select(gate => Compare(gate, subject.IsControl))];
            }
        }
    }

    private static Outcome Compare(Gate gate, IReadOnlyList<Round> rounds, double disturbance, bool control)
    {
        var ours = Quantiles.Of(rounds.Select(gate.Ours));
        var peer = Quantiles.Of(rounds.Select(gate.PeerValue));
        var ratio = Quantiles.Of(rounds.Select(round => gate.Ours(round) / gate.PeerValue(round)));
        return new Outcome(
            gate.Name,
            ours.Median,
            gate.Unit,
            gate.Peer,
            peer.Median,
            ratio.Median,
            ratio.Spread,
            gate.Bound,
            gate.Limit,
            Decide(gate, ratio, disturbance, control))
        {
            Stretch = gate.Stretch,
            IsControl = control,
            Disturbance = disturbance,
        };
    }

    private static Verdict Decide(Gate gate, Quantiles ratio, double disturbance, bool control)
    {
        if (gate.IsPhysical && ratio.Upper < Physical)
        {
            return Verdict.Broken;
        }

        if (gate.Bound is Bound.None)
        {
            return Verdict.Shown;
        }

        // Rounds that disagree a lot may still agree about the gate: then half of them lie far on one side of it.
        var agreed = gate.Holds(ratio.Lower) == gate.Holds(ratio.Upper);
        if (disturbance > TolerableDisturbance || (ratio.Spread > TolerableSpread && !agreed))
        {
            return Verdict.Inconclusive;
        }

        return gate.Holds(ratio.Median) != control ? Verdict.Passed : Verdict.Missed;
    }

    private static Outcome Compare(ExactGate gate, bool control)
    {
        var count = gate.Count();
        var holds = count == gate.Expected;
        return new Outcome(
            gate.Name,
            count,
            gate.Unit,
            "exact",
            gate.Expected,
            gate.Expected == 0 ? count : count / gate.Expected,
            0,
            Bound.AtMost,
            gate.Expected == 0 ? 0 : 1,
            holds != control ? Verdict.Passed : Verdict.Missed)
        {
            IsControl = control,
        };
    }
}
