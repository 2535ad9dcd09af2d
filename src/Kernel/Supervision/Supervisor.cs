using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Supervision;

/// <summary>
/// Restarts or quarantines what served and failed, by itself, and finds what hangs by its health probe. Never waits on
/// a plug-in without a deadline. Safe for concurrent use.
/// </summary>
internal sealed class Supervisor(
    InstanceTable instances, RouteTable routes, Starter starter, Stopper stopper, GenerationSteps steps)
{
    /// <summary>How many probes in a row fail before the instance has failed.</summary>
    private const int MissedBeats = 3;

    private readonly CancellationTokenSource _ending = new();
    private readonly ImmutableDictionary<string, (GroupSpec Spec, RestartHistory Restarts)> _groups =
        instances.Config.Groups.ToImmutableDictionary(
            static group => group.Key, static group => (group.Value, new RestartHistory()));

    private KernelConfig Config => instances.Config;

    /// <summary>Refuses groups that are within themselves, or within one that there is not.</summary>
    /// <exception cref="ArgumentException">There is such a group.</exception>
    public static void Check(IReadOnlyDictionary<string, GroupSpec> groups)
    {
        // As many steps outwards as there are groups lead out of all of them.
        var bad = groups.Keys.FirstOrDefault(start => groups.Aggregate(start, (name, _) => Outer(name)).Length > 0);
        if (bad is not null)
        {
            throw new ArgumentException($"The group '{bad}' is within itself, or within one that there is not.");
        }

        string Outer(string name) => groups.TryGetValue(name, out var group) ? group.Parent : name;
    }

    /// <summary>Probes what serves and has a probe, one round after the other, until the end.</summary>
    public async Task BeatAsync()
    {
        using var beat = new PeriodicTimer(Config.Deadlines.Heartbeat, Config.DeadlineTime);
        try
        {
            while (await beat.WaitForNextTickAsync(_ending.Token).ConfigureAwait(false))
            {
                var serving = instances.ReadAll(static instance => instance.Transition is null
                    && instance.Model.Manifest.Roles.Contains("health") ? (instance, instance.Running) : default);
                await Task.WhenAll(serving.Where(static each => each.Running is { IsServing: true })
                    .Select(each => ProbeAsync(each.instance, each.Running!))).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
    }

    /// <summary>Cancelled when supervision ends.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Ends supervision: what fails from here on stays as it is.</summary>
    public void End() => _ending.Cancel();

    /// <summary>
    /// A generation that serves has failed. One that is being updated to is given up by the update; else it is stopped
    /// and its fate decided. Returns at once.
    /// </summary>
    public void Fail(PluginInstance instance, RunningGeneration running, StepException failure)
    {
        instances.Read(() => instance.Running == running ? instance.Update : null)?.Fail(failure);
        _ = ReactAsync(instance, running, failure.Reason);
    }

    /// <summary>Starts what waited for somebody who serves now.</summary>
    public Task ProceedAsync() => _ending.IsCancellationRequested
        ? Task.CompletedTask
        : starter.StartEagerAsync(_ending.Token).ContinueWith(static _ => { }, TaskScheduler.Default);

    /// <summary>An operator forgives an instance that is quarantined.</summary>
    public void Release(string name) => instances.Change(retired =>
    {
        if (instances.TryGetNeedsLock(name, out var instance) && instance.State == PluginState.Quarantined)
        {
            instance.Restarts.Clear();
            instances.TellNeedsLock(
                instance, LifecycleEvent.Release, new Reason(ReasonCode.Released, "An operator released it."));
            instances.ResolveNeedsLock();
            routes.RefreshNeedsLock(retired);
        }
    });

    private async Task ProbeAsync(PluginInstance instance, RunningGeneration running)
    {
        var failure = await StepException.OfAsync(() => steps.ProbeAsync(running)).ConfigureAwait(false);
        running.MissedBeats = failure is null ? 0 : running.MissedBeats + 1;
        if (running.MissedBeats == MissedBeats)
        {
            steps.Note(instance, failure);
            instances.Records.Raise();
            Fail(instance, running, failure!);
        }
    }

    private async Task ReactAsync(PluginInstance instance, RunningGeneration running, Reason why)
    {
        // Whoever tells does not carry it out.
        await Task.Yield();
        if (!await stopper.FailAsync(instance, running, why).ConfigureAwait(false))
        {
            return;
        }

        await PursueAsync(instance).ConfigureAwait(false);
    }

    /// <summary>Until it serves again, or there is nothing more to be done.</summary>
    private async Task PursueAsync(PluginInstance instance)
    {
        while (instances.Read(() => JudgeNeedsLock(instance)) is { } verdict)
        {
            if (verdict.After is not { } delay)
            {
                await QuarantineAsync(instance, verdict.Sharers).ConfigureAwait(false);
                return;
            }

            instances.Read(() => instance.RetryAt = Config.Time.GetUtcNow() + delay);
            if (instance.Model.Activation == Activation.OnDemand && verdict.Sharers.IsEmpty)
            {
                // The next call starts it, though not sooner.
                return;
            }

            await Task.Delay(delay, Config.DeadlineTime, _ending.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (instances.Read(() => IsUpToUsNeedsLock(instance))
                && await RestartAsync(instance, verdict.Sharers).ConfigureAwait(false))
            {
                await ProceedAsync().ConfigureAwait(false);
                return;
            }
        }
    }

    /// <summary>Whether nobody has started, stopped or removed it in the meantime.</summary>
    private bool IsUpToUsNeedsLock(PluginInstance instance) =>
        instance is { State: PluginState.Faulted, Transition: null, Model.Wanted: WantedState.Enabled }
        && !_ending.IsCancellationRequested;

    private Verdict? JudgeNeedsLock(PluginInstance instance) =>
        IsUpToUsNeedsLock(instance) && instance.Deployment.Supervision.Restart != RestartKind.Temporary
            ? Verdict.Of(instance, instances.AllNeedsLock, _groups, Config.Time.GetUtcNow())
            : null;

    private async Task<bool> RestartAsync(PluginInstance failed, ImmutableArray<PluginInstance> sharers)
    {
        var cause = new Reason(
            ReasonCode.Restarted,
            $"Its supervisor restarts it, because '{failed.Name}' failed: {failed.Reason.Explanation}");
        foreach (var sharer in sharers.Reverse())
        {
            await stopper.StopAsync(sharer.Name, cause, CancellationToken.None).ConfigureAwait(false);
        }

        var refusal = await starter.StartAsync(failed.Name, cause, CancellationToken.None).ConfigureAwait(false);
        foreach (var sharer in sharers.Where(static sharer => sharer.Model.Wanted == WantedState.Enabled))
        {
            if (await starter.StartAsync(sharer.Name, cause, CancellationToken.None).ConfigureAwait(false) is not null)
            {
                // It has failed for itself, and is judged for itself.
                _ = PursueAsync(sharer);
            }
        }

        return refusal is null;
    }

    private async Task QuarantineAsync(PluginInstance failed, ImmutableArray<PluginInstance> sharers)
    {
        var why = new Reason(
            ReasonCode.Quarantined,
            $"'{failed.Name}' failed too often, the last time because: {failed.Reason.Explanation} It stays as it is "
            + "until an operator starts it ('mortise start') or updates it ('mortise update').");
        foreach (var sharer in sharers.Reverse())
        {
            if (instances.Read(() => sharer.Running) is { } running)
            {
                await stopper.FailAsync(sharer, running, why).ConfigureAwait(false);
            }
        }

        instances.Change(retired =>
        {
            foreach (var each in sharers.Add(failed).Where(IsUpToUsNeedsLock))
            {
                instances.TellNeedsLock(each, LifecycleEvent.Quarantine, why);
            }

            instances.ResolveNeedsLock();
            routes.RefreshNeedsLock(retired);
        });
    }
}
