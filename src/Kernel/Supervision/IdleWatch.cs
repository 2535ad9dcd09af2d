using Mortise.Administration;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Runtime;

namespace Mortise.Kernel.Supervision;

/// <summary>
/// Stops instances that start on demand when no call has come for as long as the edition says. It looks at their
/// accounts from time to time, so that no call pays for it, and no call is refused or cut off for it. Safe for
/// concurrent use.
/// </summary>
internal sealed class IdleWatch(InstanceTable instances, RouteTable routes, Stopper stopper, CancellationToken ending)
{
    /// <summary>How many looks in a row see no sign of a call until it is idle.</summary>
    private const int Looks = 4;

    /// <summary>Watches an instance until it is removed, if it is to be stopped at all. Returns at once.</summary>
    public async Task WatchAsync(PluginInstance instance)
    {
        var idle = instance.Deployment.Supervision.Idle;
        if (idle == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        // Whoever installs it holds the lock.
        await Task.Yield();
        var pause = TimeSpan.FromMilliseconds(Math.Max(idle.TotalMilliseconds / Looks, 1));
        var (seen, quiet) = (default((RunningGeneration?, CallCounts)), 0);
        while (!ending.IsCancellationRequested && instances.Read(() => instance.State != PluginState.Uninstalled))
        {
            await Task.Delay(pause, instances.Config.DeadlineTime, ending)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var running = instances.Read(() => DispensableNeedsLock(instance));
            var now = (running, running?.Account.Total ?? default);
            (quiet, seen) = (now == seen && now.Item2.Open == 0 ? quiet + 1 : 0, now);
            if (quiet >= Looks && running is not null)
            {
                await StopAsync(instance, running, idle).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What serves, if nothing is lost with it but calls, and nothing else is under way.</summary>
    private static RunningGeneration? DispensableNeedsLock(PluginInstance instance) =>
        instance is { State: PluginState.Active, Transition: null, Update: null, Model.Activation: Activation.OnDemand }
        && instance.Model.Manifest is { States: [], Subscribes: [], Roles: var roles }
        && !roles.Contains("background")
            ? instance.Running
            : null;

    private async Task StopAsync(PluginInstance instance, RunningGeneration running, TimeSpan idle)
    {
        // What it requires may have left while it served: then it could not come back.
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = instances.Change(retired => DispensableNeedsLock(instance) == running
            && instances.ForecastNeedsLock(instance.Model)[instance.Name].IsResolved
            && TurnNeedsLock(instance, ended.Task, retired));

        // From here on calls wait, and the barrier has shown those that came before.
        if (begun && running.Account.IsClosed)
        {
            var why = $"No call came to it for {idle.TotalSeconds:0.###} s. The next one starts it again.";
            var cause = new Reason(ReasonCode.StoppedIdle, why);
            await stopper.BringDownAsync(instance, null, cause, ended).ConfigureAwait(false);
        }
        else if (begun)
        {
            instances.Change(retired => TurnNeedsLock(instance, null, retired));
            ended.SetResult();
        }
    }

    private bool TurnNeedsLock(PluginInstance instance, Task? stop, RetiredBindings retired)
    {
        (instance.Transition, instance.IsFallingIdle) = (stop, stop is not null);
        routes.RefreshNeedsLock(instance.Provides, retired);
        return true;
    }
}
