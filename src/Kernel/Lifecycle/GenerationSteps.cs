using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// The steps of one generation's life, each within its deadline: what starts and stops are made of. None of them
/// changes the state of the instance. Safe for concurrent use.
/// </summary>
internal sealed class GenerationSteps(InstanceTable instances, RouteContext routes)
{
    private KernelDeadlines Deadlines => instances.Config.Deadlines;

    private TimeProvider Time => instances.Config.DeadlineTime;

    /// <summary>Loads the code of the instance's newest generation, and runs none of it.</summary>
    /// <exception cref="StepException">It cannot be loaded, or not in time.</exception>
    public Task<IGeneration> LoadAsync(PluginInstance instance)
    {
        var deployment = instance.Deployment;
        var number = instance.Generation;
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
            instance.Model.Manifest,
            deployment.Package,
            deployment.Config,
            new PluginLog(instance.Name, Time, instances.Config.Observer),
            deployment.Paths,
            new CurrentCall(routes.Flow),
            fault => Report(instance, ReasonCode.UnhandledException, fault))
        {
            Carrier = routes.Flow,
            Time = instances.Config.Time,
        };
        return StepDeadline.RunAsync(
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
            });
    }

    public Task ConstructAsync(
        IGeneration generation, ImmutableArray<object> requirements, ImmutableArray<object> publishers) =>
        StartStepAsync(
            token => generation.ConstructAsync(requirements, publishers, token),
            "constructor",
            ReasonCode.ConstructionFailed);

    public Task PrepareAsync(IGeneration generation) =>
        StartStepAsync(generation.PrepareAsync, "prepare", ReasonCode.PrepareFailed);

    public Task ActivateAsync(IGeneration generation) =>
        StartStepAsync(generation.ActivateAsync, "activate", ReasonCode.ActivateFailed);

    /// <summary>Begins its background work, which nobody waits for; a fault of it is reported.</summary>
    public void BeginWork(PluginInstance instance, RunningGeneration running) =>
        running.BackgroundWork = WatchAsync(instance, running.Generation!.RunAsync(running.Background.Token));

    /// <summary>Ends its background work, and waits for the end of it.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public async Task<StepException?> EndWorkAsync(RunningGeneration running)
    {
        await running.Background.CancelAsync().ConfigureAwait(false);
        return await StopStepAsync(
            token => running.BackgroundWork.WaitAsync(token), "background work", Deadlines.Stop).ConfigureAwait(false);
    }

    /// <summary>Tells it that no call comes any more; runs beside those that are inside.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public Task<StepException?> DrainAsync(IGeneration generation) =>
        StopStepAsync(generation.DrainAsync, "drain", Deadlines.Drain);

    /// <summary>Its orderly end.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public Task<StepException?> StopAsync(IGeneration generation) =>
        StopStepAsync(generation.StopAsync, "stop", Deadlines.Stop);

    /// <summary>Gives its code up, and notes what came of it. Nobody may hold it any more.</summary>
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

    /// <summary>Notes what went wrong at a step; whoever notes it raises the records.</summary>
    public void Note(PluginInstance instance, StepException failure) => instances.Records.Add(
        new KernelRecord.Fault(Time.GetUtcNow(), instance.Name, failure.Reason, failure.Detail));

    private void Report(PluginInstance instance, ReasonCode code, FaultException fault)
    {
        Note(instance, new StepException(new Reason(code, fault.Message), fault.Detail));
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
            Report(instance, ReasonCode.BackgroundFailed, fault);
        }
    }

    private Task StartStepAsync(Func<CancellationToken, Task> step, string name, ReasonCode failed) =>
        StepDeadline.RunAsync(step, name, failed, ReasonCode.StartTimedOut, Deadlines.Start, Time);

    private async Task<StepException?> StopStepAsync(
        Func<CancellationToken, Task> step, string name, TimeSpan deadline)
    {
        try
        {
            await StepDeadline.RunAsync(
                step, name, ReasonCode.StopFailed, ReasonCode.StopTimedOut, deadline, Time).ConfigureAwait(false);
            return null;
        }
        catch (StepException failure)
        {
            return failure;
        }
    }
}
