using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Messaging;
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

    /// <summary>Stops everything, in the exact reverse of the order in which it became active.</summary>
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
            return instances.AllNeedsLock
                .Where(static instance => instance is { Running: not null, Model.IsHost: false })
                .MaxBy(static instance => instance.Running!.IsServing ? instance.Order : long.MaxValue)?.Name;
        }
    }

    private async Task<StopReport> BringDownAsync(PluginInstance instance, Reason cause, TaskCompletionSource ended)
    {
        try
        {
            var problems = new List<Reason>();
            var running = await LeaveAsync(instance, cause, problems).ConfigureAwait(false);
            await steps.EndWorkAsync(running, problems).ConfigureAwait(false);
            await steps.StopAsync(running, problems).ConfigureAwait(false);
            return Finish(instance, running, cause, problems);
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
            routes.RefreshNeedsLock(instance.Provides, retired);
        }

        using var timer = new CancellationTokenSource(Deadlines.Drain, Time);
        retired.Retire();
        instances.Records.Raise();
        var itsOwn = new List<Reason>();
        var told = steps.DrainAsync(running, itsOwn);
        try
        {
            await Task.WhenAll(running.Account.DrainAsync(), events.UnsubscribeAsync(instance))
                .WaitAsync(timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            problems.Add(new Reason(ReasonCode.StopTimedOut, StillInside(running.Account)));
        }

        await told.ConfigureAwait(false);
        problems.AddRange(itsOwn);
        return running;
    }

    private string StillInside(CallAccount account)
    {
        var open = account.ByOperation()
            .Where(static operation => operation.Value.Open > 0)
            .Select(static operation => $"{operation.Value.Open} × {operation.Key}");
        return $"Calls did not leave it within {Deadlines.Drain.TotalSeconds:0.###} s: {string.Join(", ", open)}. "
            + "It is stopped all the same; they may fail.";
    }

    private StopReport Finish(
        PluginInstance instance, RunningGeneration running, Reason cause, List<Reason> problems)
    {
        var retired = new RetiredBindings();
        lock (instances.Gate)
        {
            routes.DetachNeedsLock(running, retired);

            // Whoever still holds the running generation, be it on a stack, must not hold the plug-in by it.
            running.Provides = [];
            instance.Running = null;
        }

        retired.Retire();
        foreach (var problem in problems)
        {
            instances.Records.Add(new KernelRecord.Fault(Time.GetUtcNow(), instance.Name, problem, ""));
        }

        var unload = steps.Unload(instance, running.Number, running.Generation!);
        lock (instances.Gate)
        {
            var stopped = new Reason(ReasonCode.Stopped, $"It has stopped. {cause.Explanation}");
            instances.TellNeedsLock(instance, LifecycleEvent.Stopped, stopped);
            instances.ResolveNeedsLock();
            routes.RefreshNeedsLock(retired);
        }

        retired.Retire();
        instances.Records.Raise();
        return new StopReport(unload, [.. problems.Select(static problem => problem.Explanation)]);
    }
}
