using System.Collections.Immutable;
using System.Text.Json;
using Mortise.Cli.Campaigns.Catalogue;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>The life of one host under fault, in a process of its own: load, faults, and what both books say.</summary>
internal sealed class Epoch(CampaignHost host, ImmutableArray<Draw> draws, TextWriter output)
{
    private const int CallersPerLane = 2;
    private const int MostExamples = 5;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly Dictionary<Lane, List<(long First, int Index, FaultKind Kind)>> _history = [];
    private readonly Lock _gate = new();

    public async Task<HostReport> RunAsync(CancellationToken cancellation)
    {
        using var end = new CancellationTokenSource();
        var calling = new List<Task>();
        foreach (var lane in host.Lanes)
        {
            _history[lane] = [];
            var load = new Load(host, lane);
            for (var caller = 0; caller < CallersPerLane; caller++)
            {
                calling.Add(Task.Run(() => load.CallAsync(end.Token), CancellationToken.None));
            }
        }

        await Task.WhenAll(host.Lanes.Select(lane => Task.Run(() => InjectAsync(lane, cancellation), cancellation)))
            .ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        foreach (var lane in host.Lanes)
        {
            lane.IsEnding = true;
            lane.LetGo();
        }

        await Task.WhenAll(calling).WaitAsync(_patience, TimeProvider.System, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Judge();
    }

    public void Tell(HostMessage message)
    {
        lock (_gate)
        {
            output.WriteLine(JsonSerializer.Serialize(message));
            output.Flush();
        }
    }

    private async Task InjectAsync(Lane lane, CancellationToken cancellation)
    {
        foreach (var draw in draws.Where(draw => draw.Lane == lane.Number))
        {
            cancellation.ThrowIfCancellationRequested();
            _history[lane].Add((host.Callers.Last + 1, draw.Index, draw.Kind));
            Tell(new HostMessage(Begun: draw.Index));
            var report = await new Injection(host, lane, draw).RunAsync().ConfigureAwait(false);
            Tell(new HostMessage(Ended: report));
        }
    }

    private HostReport Judge()
    {
        var (lost, duplicated) = (new SortedDictionary<int, int>(), new SortedDictionary<int, int>());
        var examples = new List<string>();
        foreach (var lane in host.Lanes)
        {
            var at = -1;
            var history = _history[lane];
            for (long id = 1; id <= host.Callers.Last; id++)
            {
                if (host.Callers.LaneOf(id) != lane.Number)
                {
                    continue;
                }

                while (at + 1 < history.Count && history[at + 1].First <= id)
                {
                    at++;
                }

                var promise = at < 0 ? ServicePromise.Throughout : history[at].Kind.Promise;
                var runs = host.Ledger.RunsOf(id);
                var verdict = host.Callers.Judge(id, runs, promise);
                if (verdict != CallVerdict.Kept)
                {
                    var index = at < 0 ? -1 : history[at].Index;
                    var sums = verdict == CallVerdict.Lost ? lost : duplicated;
                    sums[index] = sums.GetValueOrDefault(index) + 1;
                    if (examples.Count < MostExamples)
                    {
                        var kind = at < 0 ? "no fault" : history[at].Kind.Name;
                        var outcome = host.Callers.OutcomeOf(id);
                        examples.Add($"{verdict}: call {id} of '{lane.Name}' during {kind}: {outcome}, {runs}");
                    }
                }
            }
        }

        return new HostReport(
            host.Callers.Last,
            lost.ToImmutableSortedDictionary(),
            duplicated.ToImmutableSortedDictionary(),
            FindImbalance(),
            [.. examples]);
    }

    /// <summary>Nobody is inside any more, so that each sum must be exact.</summary>
    private string FindImbalance()
    {
        var open = host.Kernel.Plugins
            .SelectMany(plugin => host.Kernel.CallsOf(plugin.Name)
                .Where(static sums => sums.Value.Open != 0 && sums.Key != CampaignHost.Waiting)
                .Select(sums => $"'{plugin.Name}' has {sums.Value.Open} × {sums.Key} that have not ended"))
            .ToArray();
        if (open.Length > 0)
        {
            return string.Join("; ", open);
        }

        var counted = host.Lanes.Sum(lane => host.Kernel.CallsOf(lane.Name)
            .Where(static sums => sums.Key.StartsWith("campaign.work/1 Do", StringComparison.Ordinal))
            .Sum(static sums => sums.Value.Completed));
        return counted == host.Answered
            ? ""
            : $"the kernel counts {counted} calls of the load that were answered, the callers {host.Answered}";
    }
}
