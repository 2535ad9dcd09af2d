using System.Collections.Immutable;
using System.Text.Json;
using Mortise.Cli.Campaigns.Catalogue;
using Mortise.Cli.Campaigns.Hosts;
using Mortise.Cli.Campaigns.Scores;
using Mortise.Cli.Leaks;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Places;

namespace Mortise.Cli.Campaigns;

/// <summary>Runs a campaign: one host after the other, each with its share of the faults.</summary>
internal sealed class CampaignRun(int faults, int seed, Action<int> progress)
{
    /// <summary>What leaks stays for as long as a host lives, so that none has too many.</summary>
    private const int FaultsPerHost = 500;

    private readonly ImmutableArray<Draw> _draws =
        Deck.Deal(seed, faults, Faults.InProcess, CampaignHost.LaneCount);

    public async Task<Scoreboard> RunAsync(string level, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        var tally = new Tally(_draws);
        for (var from = 0; from < faults; from += FaultsPerHost)
        {
            await RunAsync(tally, from, Math.Min(from + FaultsPerHost, faults), cancellation).ConfigureAwait(false);
        }

        var deaths = await Task.WhenAll(UnsurvivableFault.InProcess.Select(fault => DieAsync(fault, cancellation)))
            .ConfigureAwait(false);
        return tally.Total(level, seed, TimeProvider.System.GetElapsedTime(began)) with { Deaths = [.. deaths] };
    }

    private static async Task<Death> DieAsync(UnsurvivableFault fault, CancellationToken cancellation) => new(
        fault,
        fault.Commit.Length == 0
            ? null
            : await HostProcess.DieAsync(fault.Commit, cancellation).ConfigureAwait(false));

    private async Task RunAsync(Tally tally, int from, int to, CancellationToken cancellation)
    {
        using var host = HostProcess.Start(faults, seed, from, to);
        tally.BeginHost();
        try
        {
            while (await host.ReadAsync(cancellation).ConfigureAwait(false) is { } message)
            {
                if (message.Begun is { } index)
                {
                    tally.Begin(index);
                }
                else if (message.Ended is { } ended)
                {
                    tally.End(ended);
                    progress(tally.Ended);
                }
                else if (message.Judged is { } judged)
                {
                    tally.Judge(judged);
                    await FindLeaksAsync(tally, host.Id, cancellation).ConfigureAwait(false);
                    break;
                }
            }

            var code = await host.EndAsync(cancellation).ConfigureAwait(false);
            if (code != ExitCode.Done)
            {
                tally.FailHost($"The host ended with {code}. {await host.ErrorsAsync().ConfigureAwait(false)}");
            }
        }
        catch (TimeoutException)
        {
            tally.FailHost("The host does nothing more.");
        }
        catch (JsonException)
        {
            tally.FailHost("The host ended in the middle of a line.");
        }
    }

    private static async Task FindLeaksAsync(Tally tally, int process, CancellationToken cancellation)
    {
        var record = new HostRecord("campaign", process, default, "", "");
        try
        {
            using var snapshot = await HostSnapshot.TakeAsync(record, cancellation).ConfigureAwait(false);
            tally.FindLeaks(LeakFinder.Find(snapshot.Runtime));
        }
        catch (ProblemException impossible)
        {
            tally.FailHost(impossible.Message);
        }
    }
}
