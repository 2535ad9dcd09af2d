using Mortise.Kernel.Lifecycle;
using Mortise.Updates;

namespace Mortise.Kernel.Updates;

/// <summary>
/// The order of an update. Whatever is done before the commit leaves behind how it is undone; a failure, a missed
/// deadline or a wish of the operator undoes it in reverse order, and the old version is as it was. Used once; while it
/// runs no other start or stop of the instance does.
/// </summary>
internal sealed class UpdateRun(Succession succession, PluginDeployment deployment)
{
    private readonly UpdateTransaction _update = succession.Update;
    private (UpdateState State, string Code, string Explanation) _end;

    private KernelDeadlines Deadlines => succession.Deadlines;

    /// <summary>Ends when one of the two versions serves and the other is gone; never fails.</summary>
    public async Task RunAsync()
    {
        ISwitch path;
        try
        {
            path = await AdvanceAsync().ConfigureAwait(false);
        }
        catch (StepException failure)
        {
            _update.Leave($"Failed: {failure.Reason.Explanation}");
            await RollBackAsync(failure).ConfigureAwait(false);
            return;
        }

        // From here on there is no way back; what goes wrong is reported.
        var old = succession.Old;
        await PhaseAsync(UpdatePhase.Drain, Deadlines.Drain, () => succession.LeaveAsync(old)).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Commit, Deadlines.Stop, () => CommitAsync(path)).ConfigureAwait(false);
        _end = (
            UpdateState.Committed, "", $"'{succession.Instance.Name}' is {deployment.Model.Manifest.Version} now.");
    }

    /// <summary>Says how it ended; after everything has.</summary>
    public void TellEnd() => _update.End(_end.State, _end.Code, _end.Explanation);

    private async Task<ISwitch> AdvanceAsync()
    {
        var candidacy = new Candidacy(succession, deployment);
        await PhaseAsync(UpdatePhase.Resolve, TimeSpan.Zero, candidacy.ResolveAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Load, Deadlines.Start, candidacy.LoadAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Prepare, Deadlines.Start, candidacy.PrepareAsync).ConfigureAwait(false);
        var (steps, next) = (succession.Steps, succession.New);
        await PhaseAsync(UpdatePhase.WarmUp, Deadlines.Start, () => steps.WarmUpAsync(next)).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Probe, Deadlines.Health, () => steps.ProbeAsync(next)).ConfigureAwait(false);
        var path = succession.Old.Model.Manifest.States.IsEmpty
            ? new StatelessSwitch(succession)
            : await HandOverAsync().ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Activate, Deadlines.Start, () => steps.ActivateAsync(next)).ConfigureAwait(false);
        next.Provides = next.Generation!.Provides;
        await PhaseAsync(UpdatePhase.Switch, Deadlines.Stop, path.SwitchAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Watch, Deadlines.Watch, WatchAsync).ConfigureAwait(false);
        return path;
    }

    private async Task<ISwitch> HandOverAsync()
    {
        var path = new StatefulSwitch(succession);
        path.Close();
        await PhaseAsync(UpdatePhase.Gate, Deadlines.Drain, path.EmptyAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.HandOver, Deadlines.Start, path.HandOverAsync).ConfigureAwait(false);
        return path;
    }

    private async Task PhaseAsync(UpdatePhase phase, TimeSpan deadline, Func<Task> body)
    {
        if (phase < UpdatePhase.Drain && _update.Cancelled.IsCancellationRequested)
        {
            throw _update.Cancellation;
        }

        var waits = phase is UpdatePhase.Drain or UpdatePhase.Gate;
        _update.Enter(phase, deadline, waits ? succession.Old.Account.Holders : null);
        await body().ConfigureAwait(false);
        _update.Leave("Done.");
    }

    private async Task WatchAsync()
    {
        using var timer = new CancellationTokenSource(Deadlines.Watch, succession.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, _update.Cancelled);
        await _update.Promoted.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_update.Cancelled.IsCancellationRequested)
        {
            throw _update.Cancellation;
        }

        await succession.Steps.ProbeAsync(succession.New).ConfigureAwait(false);
    }

    private async Task CommitAsync(ISwitch path)
    {
        await path.CommitAsync().ConfigureAwait(false);
        await succession.DiscardAsync(succession.Old).ConfigureAwait(false);
        lock (succession.Parts.Instances.Gate)
        {
            succession.Instance.Previous = succession.Old.Deployment;
        }
    }

    private async Task RollBackAsync(StepException failure)
    {
        _update.Enter(UpdatePhase.RollBack, Deadlines.Stop);
        await succession.UndoAsync().ConfigureAwait(false);
        _update.Leave("Done.");
        succession.Note(failure);
        _end = (
            UpdateState.RolledBack,
            failure.Reason.Code.Text,
            $"'{succession.Instance.Name}' was not updated to {deployment.Model.Manifest.Version}, and serves as "
            + $"before: {failure.Reason.Explanation} {succession.Loss?.Explanation}".TrimEnd());
    }
}
