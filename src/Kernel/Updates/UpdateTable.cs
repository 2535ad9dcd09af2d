using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
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
    public Result<UpdateTransaction> Begin(PluginDeployment deployment, CanaryPlan? canary)
    {
        var name = deployment.Name;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        PluginInstance? instance;
        UpdateTransaction update;
        PluginDeployment before;
        bool runs;
        var number = 0;
        lock (Instances.Gate)
        {
            if (!Instances.TryGetNeedsLock(name, out instance))
            {
                return InstanceTable.Unknown(name);
            }

            canary ??= instance.Deployment.Canary;
            before = instance.Deployment;
            runs = !instance.IsIdle;
            if ((RefuseNeedsLock(instance)
                ?? RefuseOther(instance, deployment)
                ?? CanaryTrial.Refuse(canary, instance, deployment)) is { } refusal)
            {
                return refusal;
            }

            deployment = Succeed(before, deployment);
            if (!runs && Dependants.FindBroken(instance, deployment.Model, Instances) is { } breaks)
            {
                return breaks;
            }

            update = new UpdateTransaction(
                $"{++_lastId}",
                name,
                instance.Model.Manifest.Version.ToString(),
                deployment.Model.Manifest.Version.ToString(),
                Instances.Config.Time,
                Instances.Records);
            instance.Update = update;
            if (runs)
            {
                instance.Transition = ended.Task;
                number = ++instance.Generation;
            }
            else
            {
                BecomeNeedsLock(instance, deployment);
            }
        }

        Remember(update);
        var succession = new Succession(update, instance, number, parts);
        _ = runs
            ? RunAsync(new UpdateRun(succession, deployment, canary?.Share > 0 ? canary : null), succession, ended)
            : ReviveAsync(update, instance, before);
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
        { Transition: null, Model.IsHost: false } => null,
        _ => Refusal.Of(
            ReasonCode.IllegalTransition,
            $"'{instance.Name}' is {instance.State}, and only what neither starts nor stops can be updated; the host "
            + "itself cannot. Wait until it has started or stopped.",
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
        Canary = current.Canary,
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

    /// <summary>
    /// Nothing runs that could be handed over: it is started as the other version, or is what it was before.
    /// </summary>
    private async Task ReviveAsync(UpdateTransaction update, PluginInstance instance, PluginDeployment before)
    {
        await Task.Yield();
        update.Enter(UpdatePhase.Activate, Instances.Config.Deadlines.Start);
        Instances.Change(parts.Routes.RefreshNeedsLock);
        Refusal? refusal = null;
        if (instance.Model.Wanted == WantedState.Enabled)
        {
            var failure = await StepException.OfAsync(
                async () => refusal = await parts.Revive(instance.Name).ConfigureAwait(false)).ConfigureAwait(false);
            refusal ??= failure?.Reason.ToRefusal(instance.Name);
        }

        Instances.Change(retired =>
        {
            instance.Update = instance.Update == update ? null : instance.Update;
            instance.Previous = refusal is null ? before : instance.Previous;
            if (refusal is not null && instance.IsIdle)
            {
                BecomeNeedsLock(instance, before);
                parts.Routes.RefreshNeedsLock(retired);
            }
        });
        var (state, code) = refusal is null ? (UpdateState.Committed, "") : (UpdateState.RolledBack, refusal.Code);
        update.Leave(refusal is null ? "Done." : $"Failed: {refusal.Explanation}");
        var now = $"'{instance.Name}' is {instance.Model.Manifest.Version} now.";
        End(update, (state, code, $"{now} {refusal?.Explanation}".TrimEnd()));
    }

    private void BecomeNeedsLock(PluginInstance instance, PluginDeployment deployment)
    {
        instance.Replace(deployment);
        Instances.ResolveNeedsLock();
    }

    private async Task RunAsync(UpdateRun run, Succession succession, TaskCompletionSource ended)
    {
        // Whoever begins it does not carry it out.
        await Task.Yield();
        (UpdateState State, string Code, string Explanation) end = default;
        if (await StepException.OfAsync(async () => end = await run.RunAsync().ConfigureAwait(false))
            .ConfigureAwait(false) is { } failure)
        {
            end = (UpdateState.RolledBack, failure.Reason.Code.Text, failure.Reason.Explanation);
            succession.Note(failure);
        }

        Instances.End(succession.Instance, ended);

        // Last, so that whoever hears of it can begin the next.
        End(succession.Update, end);
    }

    private void End(UpdateTransaction update, (UpdateState State, string Code, string Explanation) end)
    {
        update.End(end.State, end.Code, end.Explanation);
        if (end.State == UpdateState.Committed)
        {
            _ = parts.Proceed();
        }
    }
}
