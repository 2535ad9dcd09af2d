using Mortise.Administration;
using Mortise.Cli.Campaigns.Catalogue;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>Injects one fault into one lane, sees what comes of it, and that the plug-in serves again.</summary>
internal sealed class Injection(CampaignHost host, Lane lane, Draw draw)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _moment = TimeSpan.FromMilliseconds(2);

    public async Task<TrialReport> RunAsync()
    {
        using var limit = new CancellationTokenSource(_patience, TimeProvider.System);
        using var trial = new Trial(host, lane, draw.Turn, limit.Token);
        host.Happenings.Forget(lane.Name);
        var problem = "";
        try
        {
            await draw.Kind.InjectAsync(trial).ConfigureAwait(false);
        }
        catch (OtherwiseException otherwise)
        {
            problem = otherwise.Message;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            problem = $"What must come of it did not come within {_patience.TotalSeconds:0} s. {Describe(trial)}";
        }
        catch (Exception unforeseen)
        {
            problem = $"{unforeseen.GetType().Name}: {unforeseen.Message}";
        }

        var (isRecovered, forgotten) = await RecoverAsync(trial).ConfigureAwait(false);
        return new TrialReport(draw.Index, draw.Kind.Name, lane.Name, problem, isRecovered, forgotten, trial.Leaked);
    }

    /// <summary>The plug-in serves, and remembers what it must; nobody calls it meanwhile.</summary>
    private async Task<(bool IsRecovered, long Forgotten)> RecoverAsync(Trial trial)
    {
        using var limit = new CancellationTokenSource(_patience, TimeProvider.System);
        try
        {
            lane.StandingOrder("");
            lane.LetGo();
            await lane.Turnstile.CloseAsync().WaitAsync(limit.Token).ConfigureAwait(false);
            await LeaveAsync(trial).ConfigureAwait(false);
            await EndUpdatesAsync(limit.Token).ConfigureAwait(false);
            await StartAsync(limit.Token).ConfigureAwait(false);
            await host.TroubleOf(lane).ArmAsync("", limit.Token).ConfigureAwait(false);
            return (true, await CompareAsync().ConfigureAwait(false));
        }
        catch (Exception error) when (error is OperationCanceledException or CallException)
        {
            return (false, 0);
        }
        finally
        {
            lane.Turnstile.Open();
        }
    }

    /// <summary>Waits a moment for the runs that were let go.</summary>
    private async Task LeaveAsync(Trial trial)
    {
        for (var wait = 0; wait < 100 && trial.Ids.Any(IsInside); wait++)
        {
            await Task.Delay(_moment, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private bool IsInside(long id) => host.Ledger.RunsOf(id) is var runs && runs.Begun > runs.Ended + runs.Failed;

    /// <summary>How it stands, for whoever looks for the reason.</summary>
    private string Describe(Trial trial)
    {
        var status = host.Kernel.StatusOf(lane.Name)!;
        var updates = host.Kernel.Updates.Where(update => update.Plugin == lane.Name)
            .Select(static update => update.Report())
            .Take(1)
            .Select(static report => $"Its last update is {report.State} in {report.Phase} since "
                + $"{report.Steps.LastOrDefault()?.Took.TotalSeconds:0.0} s.");
        return $"#{draw.Index} in '{lane.Name}' waits for {trial.WaitsFor}; {status.State}. "
            + string.Join(" ", updates);
    }

    /// <summary>One that has not ended, though it had to.</summary>
    private async Task EndUpdatesAsync(CancellationToken cancellation)
    {
        var open = host.Kernel.Updates.Where(update => update.Plugin == lane.Name && !update.Ended.IsCompleted);
        foreach (var update in open)
        {
            update.Cancel();
            await update.Ended.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        while (host.Kernel.StatusOf(lane.Name)!.State != PluginState.Active)
        {
            await host.Kernel.StartAsync(lane.Name, cancellation).ConfigureAwait(false);
            await Task.Delay(_moment, TimeProvider.System, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<long> CompareAsync()
    {
        var id = host.Callers.Issue(lane.Number, 1, CallPurpose.Load);
        try
        {
            var line = await host.WorkOf(lane).DoAsync(id).ConfigureAwait(false);
            host.Callers.Accept(id, line);
            host.NoteAnswer();
            var forgotten = lane.Ended - line.Count;
            var more = Math.Abs(forgotten - lane.Forgotten);
            lane.Forgotten = forgotten;
            return lane.IsKeeper && draw.Kind.Promise == ServicePromise.Throughout ? more : 0;
        }
        catch (Exception error)
        {
            host.Callers.Settle(id, CallOutcomes.Of(error));
            throw;
        }
    }
}
