using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Routing;
using Mortise.Kernel.Supervision;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// The steps of one generation's life, each within its deadline: what starts, stops and updates are made of. None of
/// them changes the state of the instance. Safe for concurrent use.
/// </summary>
internal sealed class GenerationSteps(InstanceTable instances, RouteTable routes, EventTable events)
{
    private KernelDeadlines Deadlines => instances.Config.Deadlines;

    private TimeProvider Time => instances.Config.DeadlineTime;

    /// <summary>Told when a generation that serves fails, outside of any call.</summary>
    public Action<PluginInstance, RunningGeneration, StepException>? Failed { get; set; }

    /// <summary>Loads code, and runs none of it.</summary>
    /// <exception cref="StepException">It cannot be loaded, or not in time.</exception>
    public async Task<RunningGeneration> LoadAsync(PluginInstance instance, PluginDeployment deployment, int number)
    {
        var host = instances.Config.Isolation.FirstOrDefault(host => host.Level == deployment.Isolation)
            ?? throw new StepException(
                new Reason(
                    ReasonCode.LoadFailed,
                    $"The edition runs '{instance.Name}' at the isolation level '{deployment.Isolation}', which this "
                    + "host does not have. It has: "
                    + $"{string.Join(", ", instances.Config.Isolation.Select(static host => host.Level))}."),
                "");
        var request = new LoadRequest(
            instance.Name,
            number,
            deployment.Model.Manifest,
            deployment.Package,
            deployment.Config,
            new PluginLog(instance.Name, Time, instances.Config.Observer),
            deployment.Paths,
            new CurrentCall(routes.Context.Flow),
            fault => Report(instance, ReasonCode.UnhandledException, fault))
        {
            Carrier = routes.Context.Flow,
            Time = instances.Config.Time,
            StopDeadline = Deadlines.Stop,
        };
        var generation = await StepDeadline.RunAsync(
            token => host.LoadAsync(request, token).AsTask(),
            "load",
            ReasonCode.LoadFailed,
            ReasonCode.StartTimedOut,
            Deadlines.Start,
            Time,
            late =>
            {
                Unload(instance, number, late);
                instances.Records.Raise();
            }).ConfigureAwait(false);
        return new(number, deployment, instance.Calls.Open(number, deployment)) { Generation = generation };
    }

    /// <summary>Connects its ends of routes, and runs the constructor.</summary>
    /// <param name="running">Loaded, and known to the resolver by its name.</param>
    /// <param name="commitNeedsLock">Makes it the instance's, under the lock and together with its routes.</param>
    /// <exception cref="StepException">The constructor failed, or was late.</exception>
    public async Task ConstructAsync(RunningGeneration running, Action commitNeedsLock)
    {
        var generation = running.Generation!;
        var (requires, publishes) = (generation.Requires, generation.Publishes);
        var publishers = instances.Change(retired =>
        {
            commitNeedsLock();
            running.Routes = routes.AttachNeedsLock(running, requires, retired);
            return events.PublishersNeedsLock(running.Model, publishes);
        });
        ImmutableArray<object> requirements = [.. running.Routes.Select(static end => end.Input)];
        await StartStepAsync(
            token => generation.ConstructAsync(requirements, publishers, token),
            "constructor",
            ReasonCode.ConstructionFailed).ConfigureAwait(false);
    }

    public Task PrepareAsync(RunningGeneration running) =>
        StartStepAsync(running.Generation!.PrepareAsync, "prepare", ReasonCode.PrepareFailed);

    public Task WarmUpAsync(RunningGeneration running) =>
        StartStepAsync(running.Generation!.WarmUpAsync, "warm-up", ReasonCode.LoadFailed);

    public Task ActivateAsync(RunningGeneration running) =>
        StartStepAsync(running.Generation!.ActivateAsync, "activate", ReasonCode.ActivateFailed);

    /// <summary>Asks how it is.</summary>
    /// <exception cref="StepException">It does not say so, or not in time.</exception>
    public Task<HealthReport> CheckHealthAsync(IGeneration generation) => StepDeadline.RunAsync(
        generation.CheckHealthAsync,
        "health probe",
        ReasonCode.HealthFailed,
        ReasonCode.HealthTimedOut,
        Deadlines.Health,
        Time);

    /// <summary>Asks whether it is well enough to serve.</summary>
    /// <exception cref="StepException">It is not, or does not say so in time.</exception>
    public async Task ProbeAsync(RunningGeneration running)
    {
        var report = await CheckHealthAsync(running.Generation!).ConfigureAwait(false);
        if (report.State == HealthState.Unhealthy)
        {
            var reason = $"It says that it is unhealthy: {report.Description}";
            throw new StepException(new Reason(ReasonCode.ProbeUnhealthy, reason), "");
        }
    }

    /// <summary>Begins its background work, which nobody waits for; a fault of it is reported.</summary>
    public void BeginWork(PluginInstance instance, RunningGeneration running) =>
        running.BackgroundWork = WatchAsync(instance, running, running.Background.Token);

    /// <summary>Ends its background work, and waits for the end of it.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public async Task<StepException?> EndWorkAsync(RunningGeneration running)
    {
        await running.Background.CancelAsync().ConfigureAwait(false);
        return await StopStepAsync(
            token => running.BackgroundWork.WaitAsync(token), "background work", Deadlines.Stop).ConfigureAwait(false);
    }

    /// <summary>Has it forget its state, which another generation goes on with.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public Task<StepException?> ForgetAsync(RunningGeneration running) =>
        StopStepAsync(running.Generation!.ForgetAsync, "forgetting", Deadlines.Stop);

    /// <summary>Tells it that no call comes any more; runs beside those that are inside.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public Task<StepException?> DrainAsync(RunningGeneration running) =>
        StopStepAsync(running.Generation!.DrainAsync, "drain", Deadlines.Drain);

    /// <summary>Its orderly end.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public Task<StepException?> StopAsync(RunningGeneration running) =>
        StopStepAsync(running.Generation!.StopAsync, "stop", Deadlines.Stop);

    /// <summary>Gives its code up, and notes what came of it. Nobody may hold it any more.</summary>
    public UnloadState Unload(PluginInstance instance, int number, IGeneration generation)
    {
        var unload = UnloadState.Pending;
        try
        {
            unload = generation.Unload();
        }
        catch (Exception thrown)
        {
            Note(instance, StepException.Of(ReasonCode.StopFailed, "unload", thrown));
        }

        lock (instances.Gate)
        {
            // The next generation may be there already when a load ends after its deadline.
            if (instance.Generation == number)
            {
                instance.LastUnload = unload;
            }
        }

        instances.Records.Add(new KernelRecord.Unloaded(Time.GetUtcNow(), instance.Name, number, unload));
        return unload;
    }

    /// <summary>What those are told who are cut off.</summary>
    public static string CutOff(RunningGeneration running, string why) =>
        $"The plug-in '{running.Deployment.Name}' was {why} before it answered, and the call was cut off at the "
        + "deadline for that. It may have had an effect.";

    /// <summary>Notes what went wrong at a step, if anything did; whoever notes it raises the records.</summary>
    public void Note(PluginInstance instance, StepException? failure)
    {
        if (failure is not null)
        {
            instances.Records.Add(
                new KernelRecord.Fault(Time.GetUtcNow(), instance.Name, failure.Reason, failure.Detail));
        }
    }

    private void Report(PluginInstance instance, ReasonCode code, FaultException fault)
    {
        Note(instance, new StepException(new Reason(code, fault.Message), fault.Detail));
        instances.Records.Raise();
    }

    private async Task WatchAsync(PluginInstance instance, RunningGeneration running, CancellationToken ending)
    {
        StepException? failure = null;
        try
        {
            await running.Generation!.RunAsync(ending).ConfigureAwait(false);
            if (running.Deployment.Supervision.Restart == RestartKind.Permanent && HasWork(running))
            {
                failure = new StepException(
                    new Reason(ReasonCode.BackgroundEnded, "Its background work ended, and it is permanent."), "");
            }
        }
        catch (FaultException fault)
        {
            failure = new StepException(new Reason(ReasonCode.BackgroundFailed, fault.Message), fault.Detail);
        }

        Note(instance, failure);
        instances.Records.Raise();
        if (failure is not null && !ending.IsCancellationRequested)
        {
            Failed?.Invoke(instance, running, failure);
        }
    }

    private static bool HasWork(RunningGeneration running) =>
        running.Model.Manifest.Roles.Contains("background", StringComparer.Ordinal);

    private Task StartStepAsync(Func<CancellationToken, Task> step, string name, ReasonCode failed) =>
        StepDeadline.RunAsync(step, name, failed, ReasonCode.StartTimedOut, Deadlines.Start, Time);

    private Task<StepException?> StopStepAsync(Func<CancellationToken, Task> step, string name, TimeSpan deadline) =>
        StepException.OfAsync(() => StepDeadline.RunAsync(
            step, name, ReasonCode.StopFailed, ReasonCode.StopTimedOut, deadline, Time));
}
