using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// Takes instances from active back to idle: no new calls, drain, end background work, stop and dispose, close its own
/// ports, give the code up. Whatever fails on the way is reported and does not end the stop. Safe for concurrent use.
/// </summary>
internal sealed class Stopper(InstanceTable instances, RouteTable routes, EventTable events)
{
    private readonly StopOrder _order = new(instances);

    private KernelDeadlines Deadlines => instances.Config.Deadlines;

    private TimeProvider Time => instances.Config.DeadlineTime;

    /// <summary>Stops an instance if it runs; waits for a start or stop that is going on.</summary>
    public async Task<StopReport> StopAsync(string name, Reason cause, CancellationToken cancellation)
    {
        while (true)
        {
            PluginInstance? instance;
            Task going;
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (instances.Gate)
            {
                if (!instances.TryGetNeedsLock(name, out instance) || instance.IsIdle)
                {
                    return StopReport.Idle;
                }

                going = instance.Transition ??= ended.Task;
            }

            if (going == ended.Task)
            {
                // Whoever asked first need not wait for the end; it comes all the same.
                return await BringDownAsync(instance, cause, ended).WaitAsync(cancellation).ConfigureAwait(false);
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
        while (NextToStop() is { } name)
        {
            var report = await StopAsync(name, cause, CancellationToken.None).ConfigureAwait(false);
            problems.AddRange(report.Problems.Select(problem => $"{name}: {problem}"));
        }

        return problems.ToImmutable();
    }

    private string? NextToStop()
    {
        lock (instances.Gate)
        {
            return _order.NextNeedsLock()?.Name;
        }
    }

    private async Task<StopReport> BringDownAsync(PluginInstance instance, Reason cause, TaskCompletionSource ended)
    {
        try
        {
            var problems = new List<Reason>();
            var running = await LeaveAsync(instance, cause, problems).ConfigureAwait(false);
            await EndWorkAsync(running, problems).ConfigureAwait(false);
            var generation = running.Generation!;
            await StepAsync(generation.StopAsync, "stop", Deadlines.Stop, problems).ConfigureAwait(false);
            return Finish(instance, generation, cause, problems);
        }
        finally
        {
            lock (instances.Gate)
            {
                instance.Transition = null;
            }

            ended.SetResult();
        }
    }

    /// <summary>No new calls and events from here on; waits for those that are inside.</summary>
    private async Task<RunningGeneration> LeaveAsync(PluginInstance instance, Reason cause, List<Reason> problems)
    {
        var retired = new RetiredBindings();
        RunningGeneration running;
        lock (instances.Gate)
        {
            running = instance.Running!;
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
        }

        using var timer = new CancellationTokenSource(Deadlines.Drain, Time);
        retired.Retire();
        instances.Records.Raise();
        var itsOwn = new List<Reason>();
        var told = StepAsync(running.Generation!.DrainAsync, "drain", Deadlines.Drain, itsOwn);
        try
        {
            await Task.WhenAll(instance.Account.DrainAsync(), events.UnsubscribeAsync(instance))
                .WaitAsync(timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            problems.Add(new Reason(ReasonCode.StopTimedOut, StillInside(instance)));
        }

        await told.ConfigureAwait(false);
        problems.AddRange(itsOwn);
        return running;
    }

    private string StillInside(PluginInstance instance)
    {
        var open = instance.Account.ByOperation()
            .Where(static operation => operation.Value.Open > 0)
            .Select(static operation => $"{operation.Value.Open} × {operation.Key}");
        return $"Calls did not leave it within {Deadlines.Drain.TotalSeconds:0.###} s: {string.Join(", ", open)}. "
            + "It is stopped all the same; they may fail.";
    }

    private async Task EndWorkAsync(RunningGeneration running, List<Reason> problems)
    {
        await running.Background.CancelAsync().ConfigureAwait(false);
        await StepAsync(
            token => running.BackgroundWork.WaitAsync(token), "background work", Deadlines.Stop, problems)
            .ConfigureAwait(false);
    }

    private async Task StepAsync(
        Func<CancellationToken, Task> step, string name, TimeSpan deadline, List<Reason> problems)
    {
        try
        {
            await StepDeadline.RunAsync(
                step, name, ReasonCode.StopFailed, ReasonCode.StopTimedOut, deadline, Time).ConfigureAwait(false);
        }
        catch (StepException failure)
        {
            problems.Add(failure.Reason);
        }
    }

    private StopReport Finish(PluginInstance instance, IGeneration generation, Reason cause, List<Reason> problems)
    {
        var retired = new RetiredBindings();
        lock (instances.Gate)
        {
            routes.DetachNeedsLock(instance, retired);

            // Whoever still holds the running generation, be it on a stack, must not hold the plug-in by it.
            instance.Running!.Provides = [];
            instance.Running = null;
        }

        retired.Retire();
        var unload = generation.Unload();
        lock (instances.Gate)
        {
            instance.LastUnload = unload;
            var stopped = new Reason(ReasonCode.Stopped, $"It has stopped. {cause.Explanation}");
            instances.TellNeedsLock(instance, LifecycleEvent.Stopped, stopped);
            instances.ResolveNeedsLock();
            routes.RefreshNeedsLock(retired);
        }

        retired.Retire();
        foreach (var problem in problems)
        {
            instances.Records.Add(new KernelRecord.Fault(Time.GetUtcNow(), instance.Name, problem, ""));
        }

        instances.Records.Add(
            new KernelRecord.Unloaded(Time.GetUtcNow(), instance.Name, instance.Generation, unload));
        instances.Records.Raise();
        return new StopReport(unload, [.. problems.Select(static problem => problem.Explanation)]);
    }
}
