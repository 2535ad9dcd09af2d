using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// Takes instances from active back to idle: no new calls, drain, end background work, stop and dispose, close its own
/// ports, give the code up. Whatever fails on the way is reported and does not end the stop. Safe for concurrent use.
/// </summary>
internal sealed class Stopper(
    InstanceTable instances, RouteTable routes, EventTable events, GenerationSteps steps)
{
    private KernelDeadlines Deadlines => instances.Config.Deadlines;

    private TimeProvider Time => instances.Config.DeadlineTime;

    /// <summary>Stops an instance if it runs; waits for a start or stop that is going on.</summary>
    public Task<StopReport> StopAsync(string name, Reason cause, CancellationToken cancellation) =>
        EndAsync(name, null, cause, cancellation);

    /// <summary>
    /// Stops a generation because it failed, so that the instance is faulted; false when it was not the running one.
    /// </summary>
    public async Task<bool> FailAsync(PluginInstance instance, RunningGeneration failed, Reason why) =>
        !ReferenceEquals(
            await EndAsync(instance.Name, failed, why, CancellationToken.None).ConfigureAwait(false), StopReport.Idle);

    private async Task<StopReport> EndAsync(
        string name, RunningGeneration? failed, Reason cause, CancellationToken cancellation)
    {
        while (true)
        {
            PluginInstance? instance;
            Task going;
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (instances.Gate)
            {
                if (!instances.TryGetNeedsLock(name, out instance) || instance.IsIdle
                    || (failed ?? instance.Running) != instance.Running)
                {
                    return StopReport.Idle;
                }

                going = instance.Transition ??= ended.Task;
            }

            if (going == ended.Task)
            {
                // Whoever asked first need not wait for the end; it comes all the same.
                return await BringDownAsync(instance, failed, cause, ended)
                    .WaitAsync(cancellation).ConfigureAwait(false);
            }

            await going.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Stops everything, in the exact reverse of the order in which it became active, but nobody before its callers.
    /// </summary>
    public async Task<ImmutableArray<string>> StopAllAsync(Reason cause)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        while (instances.Read(() => StopOrder.OfNeedsLock(instances)) is { Names.IsEmpty: false } order)
        {
            foreach (var name in order.Names)
            {
                var report = await StopAsync(name, cause, CancellationToken.None).ConfigureAwait(false);
                problems.AddRange(report.Problems.Select(problem => $"{name}: {problem}"));
                if (instances.Read(() => instances.StartedNeedsLock) != order.Started)
                {
                    // A call has started one in the meantime, which comes before those that it calls.
                    break;
                }
            }
        }

        return problems.ToImmutable();
    }

    /// <summary>Stops what runs of an instance; the transition has begun, and is ended here.</summary>
    public async Task<StopReport> BringDownAsync(
        PluginInstance instance, RunningGeneration? failed, Reason cause, TaskCompletionSource ended)
    {
        try
        {
            var running = Leave(instance, cause);
            var told = steps.DrainAsync(running);
            StepException?[] problems =
            [
                await DrainAsync(instance, running).ConfigureAwait(false),
                await told.ConfigureAwait(false),
                await steps.EndWorkAsync(running).ConfigureAwait(false),
                await steps.StopAsync(running).ConfigureAwait(false),
            ];
            return Finish(instance, failed, running, cause, [.. problems.OfType<StepException>()]);
        }
        finally
        {
            instances.End(instance, ended);
        }
    }

    /// <summary>No new calls from here on.</summary>
    private RunningGeneration Leave(PluginInstance instance, Reason cause) =>
        instances.Change(retired =>
        {
            var running = instance.Running!;
            running.IsServing = false;
            instances.TellNeedsLock(instance, LifecycleEvent.Stop, cause);
            if (instance.Model.Wanted == WantedState.Disabled)
            {
                // Another one that fits takes its calls from here on, and not only when it has drained.
                instances.ResolveNeedsLock();
                routes.RefreshNeedsLock(retired);
            }
            else
            {
                routes.RefreshNeedsLock(instance.Provides, retired);
            }

            return running;
        });

    /// <summary>No new events either; waits for the calls and events that are inside.</summary>
    private async Task<StepException?> DrainAsync(PluginInstance instance, RunningGeneration running)
    {
        using var timer = new CancellationTokenSource(Deadlines.Drain, Time);
        try
        {
            await Task.WhenAll(running.Account.DrainAsync(), events.UnsubscribeAsync(instance))
                .WaitAsync(timer.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException)
        {
            var late = running.Account.Late(Deadlines.Drain) + " It is stopped all the same, and they are cut off.";
            running.Account.CutOff(GenerationSteps.CutOff(running, "stopped"));
            return new StepException(new Reason(ReasonCode.StopTimedOut, late), "");
        }
    }

    private StopReport Finish(
        PluginInstance instance,
        RunningGeneration? failed,
        RunningGeneration running,
        Reason cause,
        ImmutableArray<StepException> problems)
    {
        instances.Change(retired =>
        {
            routes.DetachNeedsLock(running, retired);

            // Whoever still holds the running generation, be it on a stack, must not hold the plug-in by it.
            running.Provides = [];
            instance.Running = null;
        });
        foreach (var problem in problems)
        {
            steps.Note(instance, problem);
        }

        var unload = steps.Unload(instance, running.Number, running.Generation!);
        instances.Change(retired =>
        {
            var ended = failed is null ? LifecycleEvent.Stopped : LifecycleEvent.Fail;
            var why = failed is not null || instance.IsFallingIdle
                ? cause
                : new Reason(ReasonCode.Stopped, $"It has stopped. {cause.Explanation}");
            instances.TellNeedsLock(instance, ended, why);
            instance.IsFallingIdle = false;
            if (instance.Model.Wanted == WantedState.Disabled)
            {
                // The resolver knows since it left.
                instances.SettleNeedsLock();
            }
            else
            {
                instances.ResolveNeedsLock();
            }

            routes.RefreshNeedsLock(retired);
        });
        return new StopReport(unload, [.. problems.Select(static problem => problem.Reason.Explanation)]);
    }
}
