using System.Collections.Immutable;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Updates;

namespace Mortise.Kernel.Updates;

/// <summary>
/// Carries one update out. Whatever is done before the commit leaves behind how it is undone; a failure, a missed
/// deadline or a wish of the operator undoes it in reverse order, and the old version is as it was. Used once; while it
/// runs no other start or stop of the instance does.
/// </summary>
internal sealed class UpdateRun(
    UpdateTransaction update,
    PluginInstance instance,
    PluginDeployment deployment,
    int number,
    UpdateParts parts)
{
    private readonly Stack<Func<Task>> _undo = new();
    private RunningGeneration _old = null!;
    private RunningGeneration _new = null!;
    private readonly HandOver _handOver = new(instance, parts);
    private string _loss = "";

    /// <summary>Whether there is something to hand over; known once the update has been resolved.</summary>
    private bool HasState => !_old.Model.Manifest.States.IsEmpty;

    private InstanceTable Instances => parts.Instances;

    private KernelDeadlines Deadlines => Instances.Config.Deadlines;

    private TimeProvider Time => Instances.Config.DeadlineTime;

    private string Beside => $"{instance.Name} (generation {number})";

    /// <summary>Ends when one of the two versions serves and the other is gone; never fails.</summary>
    /// <returns>Whether it is the new one.</returns>
    public async Task<bool> RunAsync()
    {
        try
        {
            await AdvanceAsync().ConfigureAwait(false);
        }
        catch (StepException failure)
        {
            update.Leave($"Failed: {failure.Reason.Explanation}");
            await RollBackAsync(failure).ConfigureAwait(false);
            return false;
        }

        await PhaseAsync(UpdatePhase.Drain, Deadlines.Drain, DrainAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Commit, Deadlines.Stop, CommitAsync).ConfigureAwait(false);
        update.End(UpdateState.Committed, "", $"'{instance.Name}' is {deployment.Model.Manifest.Version} now.");
        return true;
    }

    private async Task AdvanceAsync()
    {
        await PhaseAsync(UpdatePhase.Resolve, TimeSpan.Zero, ResolveAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Load, Deadlines.Start, LoadAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Prepare, Deadlines.Start, PrepareAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.WarmUp, Deadlines.Start, () => parts.Steps.WarmUpAsync(_new))
            .ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Probe, Deadlines.Health, ProbeAsync).ConfigureAwait(false);
        if (HasState)
        {
            await PhaseAsync(UpdatePhase.Gate, Deadlines.Drain, GateAsync).ConfigureAwait(false);
            await PhaseAsync(UpdatePhase.HandOver, Deadlines.Start, HandOverAsync).ConfigureAwait(false);
        }

        await PhaseAsync(UpdatePhase.Activate, Deadlines.Start, () => parts.Steps.ActivateAsync(_new))
            .ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Switch, Deadlines.Stop, SwitchAsync).ConfigureAwait(false);
        await PhaseAsync(UpdatePhase.Watch, Deadlines.Watch, WatchAsync).ConfigureAwait(false);
    }

    private async Task PhaseAsync(UpdatePhase phase, TimeSpan deadline, Func<Task> body)
    {
        if (phase < UpdatePhase.Drain && update.Cancelled.IsCancellationRequested)
        {
            throw Cancelled();
        }

        update.Enter(phase, deadline, phase is UpdatePhase.Drain or UpdatePhase.Gate ? HoldersOfOld : null);
        await body().ConfigureAwait(false);
        update.Leave("Done.");
    }

    /// <summary>The new version can run as things are, and nobody who needs the old one is left without.</summary>
    private Task ResolveAsync()
    {
        var retired = new RetiredBindings();
        Refusal? refusal;
        lock (Instances.Gate)
        {
            _old = instance.Running!;
            refusal = RefuseState() ?? Dependants.FindBroken(instance, deployment.Model, Instances);
            Instances.PutBesideNeedsLock(Beside, deployment.Model with { Wanted = WantedState.Enabled });
            Instances.ResolveNeedsLock();
            refusal ??= Instances.Resolution[Beside].Refusal;
        }

        _undo.Push(() => Forget(Beside));
        retired.Retire();
        return refusal is null
            ? Task.CompletedTask
            : throw new StepException(Reasons.From(refusal), "");
    }

    private Refusal? RefuseState()
    {
        var (from, to) = (_old.Model.Manifest, deployment.Model.Manifest);
        return HandOver.VersionBetween(from, to) is not 0 ? null : Refusal.Of(
            ReasonCode.StateNotConvertible,
            $"'{instance.Name}' {from.Version} remembers a state of version {from.States[0]}, and neither does "
            + $"{to.Version} take that over ({Versions(to)}) nor does {from.Version} hand over what it takes "
            + $"({Versions(from)}). Let the newer of the two implement IConvertState for the older one's state.",
            instance.Name);
    }

    private static string Versions(PluginManifest manifest) => manifest.States.IsEmpty
        ? "it has no state"
        : $"it knows {string.Join(", ", manifest.States)}";

    private async Task LoadAsync()
    {
        _new = await parts.Steps.LoadAsync(instance, deployment, number).ConfigureAwait(false);
        _new.ResolvedAs = Beside;
        _undo.Push(() => DiscardAsync(_new));
    }

    private async Task PrepareAsync()
    {
        await parts.Steps.ConstructAsync(_new, static () => { }).ConfigureAwait(false);
        await parts.Steps.PrepareAsync(_new).ConfigureAwait(false);
    }

    private async Task ProbeAsync()
    {
        if (await parts.Steps.ProbeAsync(_new).ConfigureAwait(false) is { } sick)
        {
            throw new StepException(sick, "");
        }
    }

    /// <summary>From here until the gate opens, the old version is asked nothing and does nothing.</summary>
    private async Task GateAsync()
    {
        _undo.Push(() =>
        {
            _handOver.Open();
            return Task.CompletedTask;
        });
        await WithinDrainAsync(token => _handOver.CloseAsync(_old, token)).ConfigureAwait(false);
        await EndWorkAsync(_old).ConfigureAwait(false);
        _undo.Push(() => BeginWorkAgain(_old));
    }

    private Task HandOverAsync()
    {
        // Also when it fails half-way: what the new version has got is the old one's still.
        _undo.Push(() => parts.Steps.ForgetAsync(instance, _new));
        return _handOver.CarryAsync(_old, _new);
    }

    private async Task SwitchAsync()
    {
        _new.Provides = _new.Generation!.Provides;
        var left = Exchange(_old, _new);
        _undo.Push(ReturnAsync);
        if (HasState)
        {
            _handOver.Open();
        }
        else
        {
            await EndWorkAsync(_old).ConfigureAwait(false);
            _undo.Push(() => BeginWorkAgain(_old));
        }

        parts.Steps.BeginWork(instance, _new);
        await left.ConfigureAwait(false);
    }

    /// <summary>From here on there is no way back; what goes wrong is reported.</summary>
    private async Task DrainAsync()
    {
        var problems = new List<Reason>();
        var told = parts.Steps.DrainAsync(_old, problems);
        using var deadline = new CancellationTokenSource(Deadlines.Drain, Time);
        try
        {
            await _old.Account.DrainAsync().WaitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            problems.Add(Late().Reason);
        }

        await told.ConfigureAwait(false);
        problems.ForEach(problem => parts.Steps.Report(instance, problem, ""));
    }

    private async Task WithinDrainAsync(Func<CancellationToken, Task> wait)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(update.Cancelled);
        using var deadline = new CancellationTokenSource(Deadlines.Drain, Time);
        await using var either = deadline.Token.Register(timer.Cancel);
        try
        {
            await wait(timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw update.Cancelled.IsCancellationRequested ? Cancelled() : Late();
        }
    }

    private async Task EndWorkAsync(RunningGeneration running)
    {
        var problems = new List<Reason>();
        await parts.Steps.EndWorkAsync(running, problems).ConfigureAwait(false);
        problems.ForEach(problem => parts.Steps.Report(instance, problem, ""));
    }

    private Task BeginWorkAgain(RunningGeneration running)
    {
        running.RenewBackground();
        parts.Steps.BeginWork(instance, running);
        return Task.CompletedTask;
    }

    private async Task WatchAsync()
    {
        var before = _new.Account.Total;
        using var timer = new CancellationTokenSource(Deadlines.Watch, Time);
        var over = Task.Delay(Deadlines.Watch, Time, timer.Token);
        var cancelled = Task.Delay(Timeout.InfiniteTimeSpan, Time, update.Cancelled);
        await Task.WhenAny(over, update.Promoted, cancelled).ConfigureAwait(false);
        await timer.CancelAsync().ConfigureAwait(false);
        if (update.Cancelled.IsCancellationRequested)
        {
            throw Cancelled();
        }

        if (await parts.Steps.ProbeAsync(_new).ConfigureAwait(false) is { } sick)
        {
            throw new StepException(sick, "");
        }
    }

    private async Task CommitAsync()
    {
        if (HasState)
        {
            await parts.Steps.ForgetAsync(instance, _old).ConfigureAwait(false);
        }

        await DiscardAsync(_old, () => Instances.RemoveBesideNeedsLock(_old.ResolvedAs)).ConfigureAwait(false);
    }

    private async Task RollBackAsync(StepException failure)
    {
        update.Enter(UpdatePhase.RollBack, Deadlines.Stop);
        while (_undo.TryPop(out var undo))
        {
            await undo().ConfigureAwait(false);
        }

        update.Leave("Done.");
        parts.Steps.Report(instance, failure.Reason, failure.Detail);
        update.End(
            UpdateState.RolledBack,
            failure.Reason.Code.Text,
            $"'{instance.Name}' was not updated to {deployment.Model.Manifest.Version}, and serves as before: "
            + failure.Reason.Explanation
            + (_loss.Length > 0 ? " " + _loss : ""));
    }

    /// <summary>Leads calls and events to the other generation; ends when the former one is at no event any more.</summary>
    private Task Exchange(RunningGeneration former, RunningGeneration next)
    {
        var (subscribes, retired) = (next.Generation!.Subscribes, new RetiredBindings());
        Task left;
        lock (Instances.Gate)
        {
            var contracts = instance.Provides.ToArray();
            (former.IsServing, next.IsServing) = (false, true);
            Instances.RemoveBesideNeedsLock(next.ResolvedAs);
            former.ResolvedAs = $"{instance.Name} (generation {former.Number})";
            next.ResolvedAs = instance.Name;
            instance.Running = next;
            instance.Replace(next.Deployment);
            Instances.PutBesideNeedsLock(former.ResolvedAs, former.Model with { IsServing = true });
            Instances.ResolveNeedsLock();
            parts.Routes.RefreshNeedsLock([.. contracts, .. instance.Provides], retired);
            left = parts.Events.SwitchNeedsLock(instance.Model, subscribes, next.Generation.DeliverAsync);
        }

        retired.Retire();
        Instances.Records.Raise();
        return left;
    }

    /// <summary>The old version serves again, with what the new one remembers if there is a way.</summary>
    private async Task ReturnAsync()
    {
        if (HasState)
        {
            await CarryBackAsync().ConfigureAwait(false);
        }

        var left = Exchange(_new, _old);
        await EndWorkAsync(_new).ConfigureAwait(false);
        await Task.WhenAll(left, _new.Account.DrainAsync())
            .WaitAsync(Deadlines.Drain, Time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Leaves the gate closed, which is opened by what undoes the gate.</summary>
    private async Task CarryBackAsync()
    {
        try
        {
            using var deadline = new CancellationTokenSource(Deadlines.Drain, Time);
            await _handOver.CloseAsync(_new, deadline.Token).ConfigureAwait(false);
            await EndWorkAsync(_new).ConfigureAwait(false);
            await _handOver.CarryAsync(_new, _old).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            ReportLoss("calls did not leave it within the deadline");
        }
        catch (StepException failure)
        {
            ReportLoss(failure.Reason.Explanation);
        }
    }

    private void ReportLoss(string why)
    {
        var calls = _new.Account.Total.Completed;
        var reason = new Reason(
            ReasonCode.StateLost,
            $"The update of '{instance.Name}' was rolled back, and what the new version remembers could not be carried "
            + $"back: {why} The old version goes on from where it was; what {calls} calls have changed since is lost.");
        parts.Steps.Report(instance, reason, "");
        _loss = reason.Explanation;
    }

    private async Task DiscardAsync(RunningGeneration running, Action? forgetNeedsLock = null)
    {
        var problems = new List<Reason>();
        await parts.Steps.StopAsync(running, problems).ConfigureAwait(false);
        problems.ForEach(problem => parts.Steps.Report(instance, problem, ""));
        var retired = new RetiredBindings();
        lock (Instances.Gate)
        {
            parts.Routes.DetachNeedsLock(running, retired);
            running.Provides = [];
            forgetNeedsLock?.Invoke();
        }

        retired.Retire();
        parts.Steps.Unload(instance, running.Number, running.Generation!);
        Instances.Records.Raise();
    }

    private Task Forget(string beside)
    {
        lock (Instances.Gate)
        {
            Instances.RemoveBesideNeedsLock(beside);
            Instances.ResolveNeedsLock();
        }

        return Task.CompletedTask;
    }

    private ImmutableArray<UpdateHolder> HoldersOfOld(TimeSpan age) => _old.Account.Holders(age);

    private StepException Late() => new(
        new Reason(
            ReasonCode.UpdateNotDrained,
            $"Calls did not leave the old version within {Deadlines.Drain.TotalSeconds:0.###} s: "
            + $"{string.Join(", ", HoldersOfOld(Deadlines.Drain).Select(Describe))}."),
        "");

    private static string Describe(UpdateHolder holder) =>
        $"{holder.Calls} × {holder.Operation} of '{holder.Caller}'";

    private static StepException Cancelled() =>
        new(new Reason(ReasonCode.UpdateCancelled, "An operator cancelled the update."), "");
}
