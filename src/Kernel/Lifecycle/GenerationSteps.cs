using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// The steps of one generation's life, each within its deadline: what a start, a stop and an update have in common.
/// None of them changes the state of the instance. Safe for concurrent use.
/// </summary>
internal sealed class GenerationSteps(InstanceTable instances, RouteTable routes, EventTable events)
{
    private KernelDeadlines Deadlines => instances.Config.Deadlines;

    private TimeProvider Time => instances.Config.DeadlineTime;

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
            fault => Report(instance, new Reason(ReasonCode.UnhandledException, fault.Message), fault.Detail))
        {
            Carrier = routes.Context.Flow,
            Time = instances.Config.Time,
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
        return new RunningGeneration(number, deployment, instance.Calls.Open(number)) { Generation = generation };
    }

    /// <summary>Connects its ends of routes, and runs the constructor.</summary>
    /// <param name="running">Loaded, and known to the resolver by its name.</param>
    /// <param name="commitNeedsLock">Makes it the instance's, under the lock and together with its routes.</param>
    /// <exception cref="StepException">The constructor failed, or was late.</exception>
    public async Task ConstructAsync(RunningGeneration running, Action commitNeedsLock)
    {
        var generation = running.Generation!;
        var (requires, publishes) = (generation.Requires, generation.Publishes);
        var retired = new RetiredBindings();
        ImmutableArray<object> requirements;
        ImmutableArray<object> publishers;
        lock (instances.Gate)
        {
            commitNeedsLock();
            running.Routes = routes.AttachNeedsLock(running, requires, retired);
            requirements = [.. running.Routes.Select(static end => end.Input)];
            publishers = events.PublishersNeedsLock(running.Model, publishes);
        }

        retired.Retire();
        instances.Records.Raise();
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

    /// <summary>Asks how it is; null when it is well enough to serve.</summary>
    public async Task<Reason?> ProbeAsync(RunningGeneration running)
    {
        try
        {
            var report = await StepDeadline.RunAsync(
                running.Generation!.CheckHealthAsync,
                "health probe",
                ReasonCode.HealthFailed,
                ReasonCode.HealthTimedOut,
                Deadlines.Health,
                Time).ConfigureAwait(false);
            return report.State != HealthState.Unhealthy ? null : new Reason(
                ReasonCode.ProbeUnhealthy, $"It says that it is unhealthy: {report.Description}");
        }
        catch (StepException failure)
        {
            return failure.Reason;
        }
    }

    /// <summary>Begins its background work, which nobody waits for; a fault of it is reported.</summary>
    public void BeginWork(PluginInstance instance, RunningGeneration running) =>
        running.BackgroundWork = WatchAsync(instance, running.Generation!.RunAsync(running.Background.Token));

    /// <summary>Ends its background work and waits for the end of it.</summary>
    public async Task EndWorkAsync(RunningGeneration running, List<Reason> problems)
    {
        await running.Background.CancelAsync().ConfigureAwait(false);
        await StopStepAsync(
            token => running.BackgroundWork.WaitAsync(token), "background work", Deadlines.Stop, problems)
            .ConfigureAwait(false);
    }

    /// <summary>Has it forget its state, which another generation goes on with.</summary>
    public async Task ForgetAsync(PluginInstance instance, RunningGeneration running)
    {
        var problems = new List<Reason>();
        await StopStepAsync(running.Generation!.ForgetAsync, "forgetting", Deadlines.Stop, problems)
            .ConfigureAwait(false);
        problems.ForEach(problem => Report(instance, problem, ""));
    }

    /// <summary>Its orderly end; what goes wrong is added to the problems.</summary>
    public Task StopAsync(RunningGeneration running, List<Reason> problems) =>
        StopStepAsync(running.Generation!.StopAsync, "stop", Deadlines.Stop, problems);

    /// <summary>Tells it that no call comes any more; runs beside those that are inside.</summary>
    public Task DrainAsync(RunningGeneration running, List<Reason> problems) =>
        StopStepAsync(running.Generation!.DrainAsync, "drain", Deadlines.Drain, problems);

    /// <summary>Gives its code up. Nobody may hold it any more.</summary>
    public UnloadState Unload(PluginInstance instance, int number, IGeneration generation)
    {
        var unload = generation.Unload();
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

    /// <summary>Tells of a fault.</summary>
    public void Report(PluginInstance instance, Reason reason, string detail)
    {
        instances.Records.Add(new KernelRecord.Fault(Time.GetUtcNow(), instance.Name, reason, detail));
        instances.Records.Raise();
    }

    private async Task WatchAsync(PluginInstance instance, Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (FaultException fault)
        {
            Report(instance, new Reason(ReasonCode.BackgroundFailed, fault.Message), fault.Detail);
        }
    }

    private Task StartStepAsync(Func<CancellationToken, Task> step, string name, ReasonCode failed) =>
        StepDeadline.RunAsync(step, name, failed, ReasonCode.StartTimedOut, Deadlines.Start, Time);

    private async Task StopStepAsync(
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
}
