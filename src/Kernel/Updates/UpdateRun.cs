using Mortise.Kernel.Lifecycle;
using Mortise.Updates;

namespace Mortise.Kernel.Updates;

/// <summary>
/// The order of an update. Whatever is done before the commit leaves behind how it is undone; a failure, a missed
/// deadline or a wish of the operator undoes it in reverse order, and the old version is as it was. Used once; while it
/// runs no other start or stop of the instance does.
/// </summary>
internal sealed class UpdateRun(Succession succession, PluginDeployment deployment, CanaryPlan? plan)
{
    private readonly UpdateTransaction _update = succession.Update;

    private KernelDeadlines Deadlines => succession.Deadlines;

    /// <summary>Ends when one of the two versions serves and the other is gone, and says which; never fails.</summary>
    public async Task<(UpdateState State, string Code, string Explanation)> RunAsync()
    {
        ISwitch? path = null;
        if (await StepException.OfAsync(async () => path = await AdvanceAsync().ConfigureAwait(false))
            .ConfigureAwait(false) is { } failure)
        {
            _update.Leave($"Failed: {failure.Reason.Explanation}");
            return await RollBackAsync(failure).ConfigureAwait(false);
        }

        if (path is null)
        {
            return (UpdateState.Committed, "", $"'{deployment.Name}' has taken the configuration as it runs.");
        }

        // From here on there is no way back; what goes wrong is reported.
        var old = succession.Old;
        await FinishAsync(UpdatePhase.Drain, () => succession.LeaveAsync(old)).ConfigureAwait(false);
        await FinishAsync(UpdatePhase.Commit, () => CommitAsync(path)).ConfigureAwait(false);
        return (UpdateState.Committed, "", $"'{succession.Instance.Name}' is {deployment.Model.Manifest.Version} now.");
    }

    /// <summary>Up to where there is no way back; null when it was changed as it runs, which is all.</summary>
    private async Task<ISwitch?> AdvanceAsync()
    {
        var live = new LiveChange(succession, deployment);
        if (plan is null && live.IsPossible)
        {
            await PhaseAsync(UpdatePhase.Reconfigure, live.ApplyAsync).ConfigureAwait(false);
        }

        if (live.IsApplied == true)
        {
            await PhaseAsync(UpdatePhase.Watch, WatchAsync).ConfigureAwait(false);
            return null;
        }

        var candidacy = new Candidacy(succession, deployment);
        await PhaseAsync(UpdatePhase.Resolve, candidacy.ResolveAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Load, candidacy.LoadAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Prepare, candidacy.PrepareAsync).ConfigureAwait(false);
        var (steps, next) = (succession.Steps, succession.New);
        await PhaseAsync(UpdatePhase.WarmUp, () => steps.WarmUpAsync(next)).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Probe, () => steps.ProbeAsync(next)).ConfigureAwait(false);
        var path = succession.Old.Model.Manifest.States.IsEmpty
            ? new StatelessSwitch(succession)
            : await HandOverAsync().ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Activate, () => steps.ActivateAsync(next)).ConfigureAwait(false);
        next.Provides = next.Generation!.Provides;
        if (plan is { } trial)
        {
            var canary = new CanaryTrial(succession, trial);
            await PhaseAsync(UpdatePhase.Canary, canary.RunAsync).ConfigureAwait(false);
        }

        await PhaseAsync(UpdatePhase.Switch, path.SwitchAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Watch, WatchAsync).ConfigureAwait(false);
        return path;
    }

    private async Task<ISwitch> HandOverAsync()
    {
        var path = new StatefulSwitch(succession);
        path.Close();
        await PhaseAsync(UpdatePhase.Gate, path.EmptyAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.HandOver, path.HandOverAsync).ConfigureAwait(false);
        return path;
    }

    /// <summary>The sum of what it waits for, one after the other.</summary>
    private TimeSpan LimitOf(UpdatePhase phase) => phase switch
    {
        UpdatePhase.Reconfigure or UpdatePhase.Load or UpdatePhase.WarmUp or UpdatePhase.Activate => Deadlines.Start,
        UpdatePhase.Prepare or UpdatePhase.HandOver => 2 * Deadlines.Start,
        UpdatePhase.Probe => Deadlines.Health,
        UpdatePhase.Gate => Deadlines.Drain + Deadlines.Stop,
        UpdatePhase.Canary => CanaryTrial.LimitOf(plan!, Deadlines.Health),
        UpdatePhase.Switch or UpdatePhase.Commit => 2 * Deadlines.Stop,
        UpdatePhase.Watch => Deadlines.Watch + (ProbesWhileWatched * Deadlines.Health),
        UpdatePhase.Drain => Deadlines.Drain,
        UpdatePhase.RollBack => succession.UndoLimit,
        _ => TimeSpan.Zero,
    };

    private async Task PhaseAsync(UpdatePhase phase, Func<Task> body)
    {
        var left = phase switch
        {
            UpdatePhase.Drain or UpdatePhase.Gate => succession.Old,
            UpdatePhase.RollBack when succession.New != succession.Old => succession.New,
            _ => null,
        };
        succession.Outcome = "Done.";
        _update.Enter(phase, LimitOf(phase), left is null ? null : left.Account.Holders);
        if (phase < UpdatePhase.Drain && _update.Cancelled.IsCancellationRequested)
        {
            throw _update.Cancellation;
        }

        await body().ConfigureAwait(false);
        _update.Leave(succession.Outcome);
    }

    private async Task FinishAsync(UpdatePhase phase, Func<Task> body)
    {
        if (await StepException.OfAsync(() => PhaseAsync(phase, body)).ConfigureAwait(false) is { } failure)
        {
            _update.Leave($"Failed: {failure.Reason.Explanation}");
            succession.Note(failure);
        }
    }

    /// <summary>
    /// Probes it as often as what serves is probed, and at the end; it need not fail three times in a row.
    /// </summary>
    private async Task WatchAsync()
    {
        var left = Deadlines.Watch;
        do
        {
            var hasSeenEnough = await succession.WatchAsync(BetweenProbes(left)).ConfigureAwait(false);
            await succession.Steps.ProbeAsync(succession.New).ConfigureAwait(false);
            left = hasSeenEnough ? TimeSpan.Zero : left - BetweenProbes(left);
        }
        while (left > TimeSpan.Zero);
    }

    private double ProbesWhileWatched => BetweenProbes(Deadlines.Watch) is var pause && pause < Deadlines.Watch
        ? Math.Ceiling(Deadlines.Watch / pause)
        : 1;

    private TimeSpan BetweenProbes(TimeSpan left) =>
        Deadlines.Heartbeat == Timeout.InfiniteTimeSpan || Deadlines.Heartbeat > left ? left : Deadlines.Heartbeat;

    private async Task CommitAsync(ISwitch path)
    {
        await path.CommitAsync().ConfigureAwait(false);
        await succession.DiscardAsync(succession.Old).ConfigureAwait(false);
        lock (succession.Parts.Instances.Gate)
        {
            succession.Instance.Previous = succession.Old.Deployment;
        }
    }

    private async Task<(UpdateState, string, string)> RollBackAsync(StepException failure)
    {
        await PhaseAsync(UpdatePhase.RollBack, succession.UndoAsync).ConfigureAwait(false);
        succession.Note(failure);
        var serves = succession.Old is { IsServing: false } ? "" : ", and serves as before";
        return (
            UpdateState.RolledBack,
            failure.Reason.Code.Text,
            $"'{succession.Instance.Name}' was not updated to {deployment.Model.Manifest.Version}{serves}: "
            + $"{failure.Reason.Explanation} {succession.Loss?.Explanation}".TrimEnd());
    }
}
