using System.Collections.Immutable;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Updates;

/// <summary>
/// Carries what one generation remembers over to another: lets nothing in, waits until nothing is inside, exports and
/// imports. Used by one thread; what it changes of the kernel's state it changes under the kernel's lock.
/// </summary>
internal sealed class HandOver(PluginInstance instance, UpdateParts parts)
{
    private KernelDeadlines Deadlines => parts.Instances.Config.Deadlines;

    /// <summary>The gate; null while there is none.</summary>
    public Gate? Gate => instance.Gate;

    /// <summary>
    /// The version of state that can pass from one to the other: the older one's own, since the newer one knows how to
    /// convert it. Null when there is nothing to hand over; zero when it cannot be.
    /// </summary>
    public static int? VersionBetween(PluginManifest from, PluginManifest to) =>
        from.States.IsEmpty ? null
        : to.States.Contains(from.States[0]) ? from.States[0]
        : !to.States.IsEmpty && from.States.Contains(to.States[0]) ? to.States[0]
        : 0;

    /// <summary>
    /// Lets new calls and events wait, and ends when what is inside has left. Calls that close a cycle pass while others
    /// are inside, because those may be waiting for them.
    /// </summary>
    /// <exception cref="OperationCanceledException">Something was still inside when it was cancelled.</exception>
    public async Task CloseAsync(RunningGeneration from, CancellationToken cancellation)
    {
        SetGate(new Gate(instance.Name, parts.Instances.Config.GateCapacity, parts.Instances.Config.Time));
        await parts.Events.HoldAsync(instance.Name).WaitAsync(cancellation).ConfigureAwait(false);
        await from.Account.DrainLeftAsync().WaitAsync(cancellation).ConfigureAwait(false);
        var retired = new RetiredBindings();
        lock (parts.Instances.Gate)
        {
            instance.Gate!.LetsCyclesPass = false;
            parts.Routes.RefreshNeedsLock(instance.Provides, retired);
        }

        retired.Retire();
        await from.Account.DrainAsync().WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Lets everything in that waits, to whoever serves.</summary>
    public void Open()
    {
        var gate = instance.Gate;
        SetGate(null);
        gate?.Open();
        parts.Events.Release(instance.Name);
    }

    /// <summary>Exports and imports. Nothing is inside either of them.</summary>
    /// <exception cref="StepException">It cannot be carried over; the exporter is as it was.</exception>
    public async Task CarryAsync(RunningGeneration from, RunningGeneration to)
    {
        var version = VersionBetween(from.Model.Manifest, to.Model.Manifest)
            ?? throw new InvalidOperationException("Kernel bug: there is no state to hand over.");
        var time = parts.Instances.Config.DeadlineTime;
        var state = await StepDeadline.RunAsync(
            token => from.Generation!.ExportAsync(version, token),
            "export of state",
            ReasonCode.StateNotExported,
            ReasonCode.StateNotExported,
            Deadlines.Start,
            time).ConfigureAwait(false);
        await StepDeadline.RunAsync(
            token => to.Generation!.ImportAsync(version, state, token),
            "import of state",
            ReasonCode.StateNotImported,
            ReasonCode.StateNotImported,
            Deadlines.Start,
            time).ConfigureAwait(false);
    }

    private void SetGate(Gate? gate)
    {
        var retired = new RetiredBindings();
        lock (parts.Instances.Gate)
        {
            instance.Gate = gate;
            parts.Routes.RefreshNeedsLock(instance.Provides, retired);
        }

        retired.Retire();
    }
}
