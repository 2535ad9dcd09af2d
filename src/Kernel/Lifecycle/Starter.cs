using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// Brings instances from resolved to active, providers before consumers. One start per instance at a time; whoever asks
/// meanwhile waits for that one. Safe for concurrent use.
/// </summary>
internal sealed class Starter(
    InstanceTable instances, RouteTable routes, EventTable events, GenerationSteps steps)
{
    private TimeProvider Time => instances.Config.Time;

    /// <summary>Starts an instance, and before it the eager ones that it requires. Null when it is active.</summary>
    public async Task<Refusal?> StartAsync(string name, Reason cause, CancellationToken cancellation)
    {
        ImmutableArray<PluginInstance> order;
        lock (instances.Gate)
        {
            if (!instances.TryGetNeedsLock(name, out var root))
            {
                return InstanceTable.Unknown(name);
            }

            if (root is { State: PluginState.Active, Transition: null })
            {
                return null;
            }

            if (instances.Resolution[name].Refusal is { } refusal)
            {
                return refusal;
            }

            order = [.. StartOrder.Of(instances.Resolution, [name])
                .Select(FindNeedsLock)
                .Where(instance => instance == root || instance.Model.Activation == Activation.Eager)];
        }

        foreach (var instance in order)
        {
            var isRoot = instance.Name == name;
            var reason = isRoot
                ? cause
                : new Reason(ReasonCode.StartedForConsumer, $"'{name}' requires it and is being started.");
            if (await StartOneAsync(instance, reason, cancellation).ConfigureAwait(false) is { } refusal)
            {
                return isRoot ? refusal : BehindProvider(name, instance, refusal);
            }
        }

        return null;
    }

    /// <summary>
    /// Starts an instance for a call to it. One whose last start has just failed is not tried again yet.
    /// </summary>
    public async ValueTask StartOnDemandAsync(string name, CancellationToken cancellation)
    {
        var cause = new Reason(ReasonCode.StartedOnDemand, "The first call to it asked for the start.");
        var refusal = FindFailure(name) ?? await StartAsync(name, cause, cancellation).ConfigureAwait(false);
        if (refusal is not null)
        {
            throw new UnavailableException(UnavailableReason.NotStarted, refusal.Explanation);
        }
    }

    private Refusal? FindFailure(string name)
    {
        lock (instances.Gate)
        {
            if (!instances.TryGetNeedsLock(name, out var instance)
                || instance.State != PluginState.Faulted
                || instance.RetryAt - Time.GetUtcNow() is not { Ticks: > 0 } left)
            {
                return null;
            }

            var failed = instance.Reason.ToRefusal(name);
            return failed with
            {
                Explanation = $"The last start of '{name}' failed: {failed.Explanation} A call after "
                    + $"{Math.Ceiling(left.TotalSeconds):0} s tries it again.",
            };
        }
    }

    /// <summary>
    /// Starts every eager instance that can be started, in dependency order, then by name. One that fails stops nobody
    /// but those that require it.
    /// </summary>
    public async Task StartEagerAsync(CancellationToken cancellation)
    {
        var resolution = instances.Read(() => instances.Resolution);
        var eager = resolution.Instances
            .Where(static found => found.IsResolved)
            .Where(static found => found.Instance is { IsHost: false, IsBeside: false })
            .Where(static found => found.Instance.Activation == Activation.Eager)
            .Select(static found => found.Instance.Name)
            .ToArray();
        foreach (var name in StartOrder.Of(resolution, eager))
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsWaiting(name))
            {
                var cause = new Reason(
                    ReasonCode.StartedEagerly, "It starts eagerly, and all that it requires is there.");
                await StartAsync(name, cause, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static Refusal BehindProvider(string name, PluginInstance provider, Refusal refusal) => new(
        refusal.Code,
        $"'{name}' was not started, because '{provider.Name}', which it requires, could not be: {refusal.Explanation}",
        [name, provider.Name]);

    private PluginInstance FindNeedsLock(string name) => instances.TryGetNeedsLock(name, out var instance)
        ? instance
        : throw new InvalidOperationException($"Kernel bug: '{name}' is resolved and not installed.");

    /// <summary>
    /// Whether an eager instance is to be started now. One behind a provider that failed learns that as its reason.
    /// </summary>
    private bool IsWaiting(string name)
    {
        lock (instances.Gate)
        {
            if (!instances.TryGetNeedsLock(name, out var instance)
                || instance.State != PluginState.Resolved
                || instance.Model.Activation != Activation.Eager)
            {
                return false;
            }

            var absent = StartOrder.Of(instances.Resolution, [name])
                .Select(FindNeedsLock)
                .FirstOrDefault(static provider =>
                    provider.State is not (PluginState.Active or PluginState.Starting or PluginState.Resolved));
            if (absent is { State: PluginState.Faulted or PluginState.Quarantined })
            {
                var refusal = BehindProvider(name, absent, absent.Reason.ToRefusal(absent.Name));
                instance.Explain(new Reason(ReasonCode.ProviderFailed, refusal.Explanation));
            }

            return absent is null;
        }
    }

    private async Task<Refusal?> StartOneAsync(PluginInstance instance, Reason cause, CancellationToken cancellation)
    {
        while (true)
        {
            Task running;
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (instances.Gate)
            {
                // Here, so that nothing begins after the host has begun to stop.
                cancellation.ThrowIfCancellationRequested();

                // One that is active and about to be stopped is started again once it has stopped.
                if (instance is { State: PluginState.Active, Transition: null })
                {
                    return null;
                }

                if (instance.Transition is { } other)
                {
                    running = other;
                }
                else
                {
                    var change = instance.Apply(LifecycleEvent.Start, cause, Time.GetUtcNow());
                    if (change.IsRefused)
                    {
                        return change.Refusal;
                    }

                    instances.Records.Add(change.Value);
                    instance.Generation++;
                    instance.Transition = running = ended.Task;
                }
            }

            if (running == ended.Task)
            {
                instances.Records.Raise();

                // The start belongs to everybody who waits for it: the first one's cancellation does not end it.
                return await BringUpAsync(instance, ended).WaitAsync(cancellation).ConfigureAwait(false);
            }

            await running.WaitAsync(cancellation).ConfigureAwait(false);
            lock (instances.Gate)
            {
                if (instance.State is PluginState.Faulted or PluginState.Quarantined)
                {
                    return instance.Reason.ToRefusal(instance.Name);
                }
            }
        }
    }

    private async Task<Refusal?> BringUpAsync(PluginInstance instance, TaskCompletionSource ended)
    {
        RunningGeneration? running = null;
        try
        {
            running = await steps.LoadAsync(instance, instance.Deployment, instance.Generation).ConfigureAwait(false);
            await steps.ConstructAsync(running, () => instance.Running = running).ConfigureAwait(false);
            await steps.PrepareAsync(running).ConfigureAwait(false);
            await steps.ActivateAsync(running).ConfigureAwait(false);
            Serve(instance, running);
            return null;
        }
        catch (StepException failure)
        {
            await FailAsync(instance, running, failure).ConfigureAwait(false);
            return failure.Reason.ToRefusal(instance.Name);
        }
        finally
        {
            instances.End(instance, ended);
        }
    }

    /// <summary>The commit of a start; nothing here can fail.</summary>
    private void Serve(PluginInstance instance, RunningGeneration running)
    {
        var generation = running.Generation!;
        var (provides, subscribes) = (generation.Provides, generation.Subscribes);
        instances.Change(retired =>
        {
            running.Provides = provides;
            running.IsServing = true;
            instance.Failures = 0;
            instance.Order = instances.NextOrderNeedsLock();
            instances.TellNeedsLock(instance, LifecycleEvent.Started, new Reason(ReasonCode.Started, "It serves."));
            if (instances.Resolution[instance.Name].Instance.HasFailed)
            {
                // Others may have taken its place.
                instances.ResolveNeedsLock();
                routes.RefreshNeedsLock(retired);
            }

            routes.RefreshNeedsLock(instance.Provides, retired);
            events.SubscribeNeedsLock(instance, subscribes, generation.DeliverAsync);
        });
        steps.BeginWork(instance, running);
    }

    private async Task FailAsync(PluginInstance instance, RunningGeneration? running, StepException failure)
    {
        if (running is not null)
        {
            // It may have opened something in its constructor or in prepare; a second failure changes nothing.
            steps.Note(instance, await steps.StopAsync(running).ConfigureAwait(false));
            instances.Records.Raise();
        }

        instances.Change(retired =>
        {
            if (running is not null)
            {
                routes.DetachNeedsLock(running, retired);
            }

            instance.Running = null;
            instances.TellNeedsLock(instance, LifecycleEvent.Fail, failure.Reason);
            var pause = instance.Deployment.Supervision.Delay(1 + ++instance.Failures, instance.Name);
            instance.RetryAt = Time.GetUtcNow() + pause;
            instances.ResolveNeedsLock();
            routes.RefreshNeedsLock(retired);
        });
        steps.Note(instance, failure);
        if (running is not null)
        {
            steps.Unload(instance, running.Number, running.Generation!);
        }

        instances.Records.Raise();
    }
}
