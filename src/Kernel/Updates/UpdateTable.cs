using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Lifecycle;
using Mortise.Updates;

namespace Mortise.Kernel.Updates;

/// <summary>
/// The updates of this kernel: those on their way, at most one per instance, and the last ones that have ended. Safe
/// for concurrent use.
/// </summary>
internal sealed class UpdateTable(UpdateParts parts)
{
    private const int Remembered = 64;

    private readonly Lock _gate = new();
    private readonly LinkedList<UpdateTransaction> _newestFirst = new();
    private long _lastId;

    private InstanceTable Instances => parts.Instances;

    /// <summary>All, newest first.</summary>
    public ImmutableArray<UpdateTransaction> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _newestFirst];
            }
        }
    }

    /// <summary>Begins an update of an active instance; it goes on by itself.</summary>
    public Result<UpdateTransaction> Begin(PluginDeployment deployment)
    {
        var name = deployment.Name;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        PluginInstance? instance;
        UpdateTransaction update;
        int number;
        lock (Instances.Gate)
        {
            if (!Instances.TryGetNeedsLock(name, out instance))
            {
                return InstanceTable.Unknown(name);
            }

            if ((RefuseNeedsLock(instance) ?? RefuseOther(instance, deployment)) is { } refusal)
            {
                return refusal;
            }

            deployment = Succeed(instance.Deployment, deployment);
            instance.Transition = ended.Task;
            number = ++instance.Generation;
            update = new UpdateTransaction(
                $"{++_lastId}",
                name,
                instance.Model.Manifest.Version.ToString(),
                deployment.Model.Manifest.Version.ToString(),
                Instances.Config.Time);
            instance.Update = update;
        }

        Remember(update);
        var succession = new Succession(update, instance, number, parts);
        _ = RunAsync(new UpdateRun(succession, deployment), instance, ended);
        return update;
    }

    /// <summary>Rolls back what is on its way for an instance, so that it can be stopped.</summary>
    public void CancelOf(string name) =>
        Instances.Read(() => Instances.TryGetNeedsLock(name, out var instance) ? instance.Update : null)?.Cancel();

    /// <summary>Rolls back all that is on its way; ends when it has.</summary>
    public Task CancelAllAsync()
    {
        var all = All;
        foreach (var update in all)
        {
            update.Cancel();
        }

        return Task.WhenAll(all.Select(static update => update.Ended));
    }

    private static Refusal? RefuseNeedsLock(PluginInstance instance) => instance switch
    {
        { Update: { } other } => Refusal.Of(
            ReasonCode.UpdateRunning,
            $"'{instance.Name}' is being updated already: update {other.Id}. Wait for its end, or cancel it.",
            instance.Name),
        { State: PluginState.Active, Transition: null, Model.IsHost: false } => null,
        _ => Refusal.Of(
            ReasonCode.IllegalTransition,
            $"'{instance.Name}' is {instance.State}, and only what is Active and neither starts nor stops can be "
            + "updated while it serves. Remove it and install the other version, or start it first.",
            instance.Name),
    };

    private static Refusal? RefuseOther(PluginInstance instance, PluginDeployment next) =>
        next.Model.Manifest.Id == instance.Model.Manifest.Id ? null : Refusal.Of(
            ReasonCode.NotThatPlugin,
            $"'{instance.Name}' is a {instance.Model.Manifest.Id}, and the package holds a {next.Model.Manifest.Id}. "
            + "An instance stays what it is: remove it, and install the other plug-in under a name of its own.",
            instance.Name);

    /// <summary>The other version as the same instance: with its grants, its rank and its supervision.</summary>
    private static PluginDeployment Succeed(PluginDeployment current, PluginDeployment next) => next with
    {
        Supervision = current.Supervision,
        Model = next.Model with
        {
            Grants = next.Model.Grants.Union(current.Model.Grants),
            Rank = current.Model.Rank,
            ActivationOverride = current.Model.ActivationOverride,
        },
    };

    private void Remember(UpdateTransaction update)
    {
        lock (_gate)
        {
            _newestFirst.AddFirst(update);
            while (_newestFirst.Count > Remembered && _newestFirst.Last!.Value.Ended.IsCompleted)
            {
                _newestFirst.RemoveLast();
            }
        }
    }

    private async Task RunAsync(UpdateRun run, PluginInstance instance, TaskCompletionSource ended)
    {
        // Whoever begins it does not carry it out.
        await Task.Yield();
        await run.RunAsync().ConfigureAwait(false);
        Instances.End(instance, ended);

        // Whoever sees its end may begin the next one.
        run.TellEnd();
    }
}
