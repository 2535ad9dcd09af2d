using System.Collections.Immutable;
using Mortise.Cli.Campaigns.Catalogue;
using Mortise.Cli.Campaigns.Hosts;
using Mortise.Cli.Leaks;

namespace Mortise.Cli.Campaigns.Scores;

/// <summary>Adds up what the hosts of a campaign tell, one host after the other. Used by one thread.</summary>
internal sealed class Tally(ImmutableArray<Draw> draws)
{
    private readonly Dictionary<string, FaultScore> _scores =
        Faults.InProcess.ToDictionary(static kind => kind.Name, static kind => new FaultScore(kind));

    private readonly List<string> _hostFailures = [];
    private readonly List<string> _imbalances = [];
    private readonly List<string> _examples = [];
    private readonly HashSet<int> _underWay = [];
    private readonly List<TrialReport> _leaking = [];
    private long _calls;
    private long _outside;
    private int _otherLeaks;
    private int _hosts;

    /// <summary>How many faults have ended.</summary>
    public int Ended { get; private set; }

    public void BeginHost()
    {
        _hosts++;
        _underWay.Clear();
        _leaking.Clear();
    }

    public void Begin(int index)
    {
        _underWay.Add(index);
        Change(draws[index].Kind.Name, static score => score with { Injected = score.Injected + 1 });
    }

    public void End(TrialReport report)
    {
        Ended++;
        _underWay.Remove(report.Index);
        if (report.Leaked > 0)
        {
            _leaking.Add(report);
        }

        Change(report.Kind, score => score with
        {
            Survived = score.Survived + (report.Problem.Length == 0 ? 1 : 0),
            Recovered = score.Recovered + (report.IsRecovered ? 1 : 0),
            Forgotten = score.Forgotten + report.Forgotten,
            Leaks = score.Leaks + (report.Leaked > 0 ? 1 : 0),
            Problem = score.Problem.Length > 0 ? score.Problem : report.Problem,
        });
    }

    public void Judge(HostReport report)
    {
        _calls += report.Calls;
        foreach (var (index, lost) in report.Lost)
        {
            Change(index, score => score with { Lost = score.Lost + lost }, lost);
        }

        foreach (var (index, duplicated) in report.Duplicated)
        {
            Change(index, score => score with { Duplicated = score.Duplicated + duplicated }, duplicated);
        }

        _examples.AddRange(report.Examples);
        if (report.Imbalance.Length > 0)
        {
            _imbalances.Add(report.Imbalance);
        }
    }

    /// <summary>What was found in the host's memory, after every fault of it.</summary>
    public void FindLeaks(ImmutableArray<LeakedCode> found)
    {
        var held = found.Where(static code => code.Chains.Length > 0).ToList();
        foreach (var leak in _leaking)
        {
            var code = held.Find(code => code.Plugin == leak.Lane
                && code.Generation.EndsWith($" #{leak.Leaked}", StringComparison.Ordinal));
            if (code is null)
            {
                continue;
            }

            held.Remove(code);
            var draw = draws[leak.Index];
            var by = draw.Kind.LeakedBy[draw.Turn % draw.Kind.LeakedBy.Length];
            var holders = string.Join(", ", code.Chains.Select(Describe));
            var isNamed = code.Chains.Any(by.IsNamedBy);
            Change(leak.Kind, score => score with
            {
                LeaksFound = score.LeaksFound + 1,
                LeaksNamed = score.LeaksNamed + (isNamed ? 1 : 0),
                Problem = isNamed || score.Problem.Length > 0
                    ? score.Problem
                    : $"It was found to be held by {holders}.",
            });
        }

        _otherLeaks += held.Count;
        foreach (var code in held.Take(3))
        {
            _examples.Add($"{code.Generation} is held by {string.Join(", ", code.Chains.Select(Describe))}");
        }
    }

    /// <summary>The host ended, or did nothing more.</summary>
    public void FailHost(string how)
    {
        var kinds = _underWay.Order().Select(index => draws[index].Kind.Name).Distinct();
        _hostFailures.Add($"{how} Injected then: {string.Join(", ", kinds)}.");
    }

    public Scoreboard Total(string level, int seed, TimeSpan took) => new(
        level, seed, [.. Faults.InProcess.Select(kind => _scores[kind.Name])])
    {
        Calls = _calls,
        Hosts = _hosts,
        HostFailures = [.. _hostFailures],
        Imbalances = [.. _imbalances],
        Examples = [.. _examples.Take(20)],
        OtherLeaks = _otherLeaks,
        Outside = _outside,
        Took = took,
    };

    private static string Describe(LeakChain chain) => $"{chain.Holder} ({string.Join(" → ", chain.Steps)})";

    private void Change(int index, Func<FaultScore, FaultScore> change, int calls)
    {
        if (index < 0)
        {
            _outside += calls;
        }
        else
        {
            Change(draws[index].Kind.Name, change);
        }
    }

    private void Change(string kind, Func<FaultScore, FaultScore> change) => _scores[kind] = change(_scores[kind]);
}
