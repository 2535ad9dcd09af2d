using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Updates;

/// <summary>
/// The generation that serves, the one that is to succeed it, and how what was done so far is undone. Belongs to one
/// update and is used by one thread; what it changes of the kernel's state it changes under the kernel's lock.
/// </summary>
internal sealed class Succession(UpdateTransaction update, PluginInstance instance, int number, UpdateParts parts)
{
    private readonly Stack<(Func<Task> Body, TimeSpan Limit)> _undo = new();
    private bool _leavesOnUndo;

    public UpdateTransaction Update => update;

    public PluginInstance Instance => instance;

    public UpdateParts Parts => parts;

    /// <summary>The number of the new generation.</summary>
    public int Number => number;

    /// <summary>Serves when the update begins; known once it has been resolved.</summary>
    public RunningGeneration Old { get; set; } = null!;

    /// <summary>Is to serve when it ends; known once it has been loaded.</summary>
    public RunningGeneration New { get; set; } = null!;

    /// <summary>What could not be undone; null when everything was.</summary>
    public Reason? Loss { get; set; }

    /// <summary>What came of the phase, for people.</summary>
    public string Outcome { get; set; } = "Done.";

    /// <summary>How long it may take to undo everything.</summary>
    public TimeSpan UndoLimit => _undo.Aggregate(TimeSpan.Zero, static (sum, undo) => sum + undo.Limit);

    public KernelDeadlines Deadlines => parts.Instances.Config.Deadlines;

    public TimeProvider Time => parts.Instances.Config.DeadlineTime;

    public GenerationSteps Steps => parts.Steps;

    /// <summary>The name under which the resolver knows a generation that does not serve.</summary>
    public string NameBeside(int generation) => $"{instance.Name} (generation {generation})";

    /// <summary>Says how to undo what has just been done, or is about to be, and how long that may take.</summary>
    public void OnUndo(Func<Task> undo, TimeSpan limit) => _undo.Push((undo, limit));

    /// <summary>The same, of something that nobody need wait for.</summary>
    public void OnUndo(Action undo) => OnUndo(
        () =>
        {
            undo();
            return Task.CompletedTask;
        },
        TimeSpan.Zero);

    /// <summary>Says that what is undone leaves calls inside the new generation, which end there.</summary>
    public void LeaveOnUndo()
    {
        if (!_leavesOnUndo)
        {
            _leavesOnUndo = true;
            OnUndo(() => LeaveAsync(New), Deadlines.Drain);
        }
    }

    /// <summary>Lets time pass; ends early, with true, when somebody has seen enough.</summary>
    /// <exception cref="StepException">An operator cancelled, or the version that serves failed.</exception>
    public async Task<bool> WatchAsync(TimeSpan time)
    {
        using var timer = new CancellationTokenSource(time, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, update.Cancelled);
        await update.Promoted.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return update.Cancelled.IsCancellationRequested ? throw update.Cancellation : update.Promoted.IsCompleted;
    }

    /// <summary>Undoes everything, the last first; what cannot be undone does not keep the rest from it.</summary>
    public async Task UndoAsync()
    {
        while (_undo.TryPop(out var undo))
        {
            var failure = await StepException.OfAsync(undo.Body).ConfigureAwait(false);
            Note(failure);
            Loss ??= failure?.Reason;
        }
    }

    /// <summary>Tells of what went wrong on the side, if anything did.</summary>
    public void Note(StepException? problem)
    {
        Steps.Note(instance, problem);
        parts.Instances.Records.Raise();
    }

    /// <summary>Ends the background work of the one that leaves; it begins again if the update is undone.</summary>
    public async Task EndWorkAsync(RunningGeneration leaving)
    {
        Note(await Steps.EndWorkAsync(leaving).ConfigureAwait(false));
        OnUndo(() =>
        {
            leaving.RenewBackground();
            Steps.BeginWork(instance, leaving);
        });
    }

    /// <summary>Leads calls and events to the other one; ends when the former is at no event any more.</summary>
    public Task Exchange(RunningGeneration former, RunningGeneration next)
    {
        var subscribes = next.Generation!.Subscribes;
        return parts.Instances.Change(retired =>
        {
            var contracts = instance.Provides.ToArray();
            (former.IsServing, next.IsServing) = (false, true);
            parts.Instances.RemoveBesideNeedsLock(next.ResolvedAs);
            (former.ResolvedAs, next.ResolvedAs) = (NameBeside(former.Number), instance.Name);
            instance.Running = next;
            instance.Canary = null;
            instance.Replace(next.Deployment);
            parts.Instances.PutBesideNeedsLock(former.ResolvedAs, former.Model with { IsServing = true });
            parts.Instances.ResolveNeedsLock();
            parts.Routes.RefreshNeedsLock([.. contracts, .. instance.Provides], retired);
            return parts.Events.SwitchNeedsLock(instance.Model, subscribes, next.Generation.DeliverAsync);
        });
    }

    /// <summary>Waits, but not for long, for an event that a generation is at when it serves no more.</summary>
    public async Task LeftAsync(Task left) =>
        await left.WaitAsync(Deadlines.Stop, Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Tells a generation that no call comes any more, and waits for those that are inside it.</summary>
    public async Task LeaveAsync(RunningGeneration running)
    {
        var told = Steps.DrainAsync(running);
        var late = await StepException.OfAsync(() => DrainAsync(
            running, running.Account.DrainAsync().WaitAsync, CancellationToken.None)).ConfigureAwait(false);
        if (late is not null)
        {
            Outcome = $"Cut off: {running.Account.Inside(Deadlines.Drain)}.";
            running.Account.CutOff(GenerationSteps.CutOff(running, "replaced"));
        }

        Note(late);
        Note(await told.ConfigureAwait(false));
    }

    /// <summary>Stops a generation that does not serve, and gives its code up.</summary>
    public async Task DiscardAsync(RunningGeneration running)
    {
        Note(await Steps.StopAsync(running).ConfigureAwait(false));
        parts.Instances.Change(retired =>
        {
            parts.Routes.DetachNeedsLock(running, retired);
            running.Provides = [];
            ForgetNeedsLock(running.ResolvedAs);
        });
        Steps.Unload(instance, running.Number, running.Generation!);
        parts.Instances.Records.Raise();
    }

    /// <summary>The resolver need not know a generation any more.</summary>
    public void ForgetNeedsLock(string beside)
    {
        parts.Instances.RemoveBesideNeedsLock(beside);
        parts.Instances.ResolveNeedsLock();
    }

    /// <summary>Waits no longer than calls may take to leave.</summary>
    /// <exception cref="StepException">They did not leave, which names them, or an operator cancelled.</exception>
    public async Task DrainAsync(
        RunningGeneration from, Func<CancellationToken, Task> wait, CancellationToken cancelled)
    {
        using var timer = new CancellationTokenSource(Deadlines.Drain, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancelled);
        try
        {
            await wait(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw cancelled.IsCancellationRequested ? update.Cancellation : new StepException(
                new Reason(ReasonCode.UpdateNotDrained, from.Account.Late(Deadlines.Drain)), "");
        }
    }
}
