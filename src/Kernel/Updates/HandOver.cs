using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Payloads;

namespace Mortise.Kernel.Updates;

/// <summary>
/// Carries what one generation remembers over to another: lets nothing in, waits until nothing is inside, exports and
/// imports. Used by one thread; what it changes of the kernel's state it changes under the kernel's lock.
/// </summary>
internal sealed class HandOver(Succession succession)
{
    private readonly PluginInstance _instance = succession.Instance;
    private readonly UpdateParts _parts = succession.Parts;
    private (RunningGeneration By, int Version, Payload State)? _snapshot;
    private bool _isOverwritten;

    private KernelConfig Config => _parts.Instances.Config;

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
    /// Lets new calls wait. Those that close a cycle pass while others are inside, which may be waiting for them.
    /// </summary>
    public void Close() =>
        SetGate(succession.Update.Gate = new Gate(_instance.Name, Config.GateCapacity, Config.Time));

    /// <summary>Lets new events wait too, and ends when what is inside has left.</summary>
    /// <exception cref="StepException">Something did not leave in time, or it was cancelled.</exception>
    public Task EmptyAsync(RunningGeneration from, CancellationToken cancelled) =>
        succession.DrainAsync(from, token => LeftAsync(from, token), cancelled);

    /// <summary>Lets everything in that waits, to whoever serves.</summary>
    public void Open()
    {
        var gate = _instance.Gate;
        SetGate(null);
        gate?.Open();
        _parts.Events.Release(_instance.Name);
    }

    /// <summary>Exports and imports. Nothing is inside either of them.</summary>
    /// <exception cref="StepException">It cannot be carried over; the exporter is as it was.</exception>
    public async Task CarryAsync(RunningGeneration from, RunningGeneration to)
    {
        var version = VersionBetween(from.Model.Manifest, to.Model.Manifest)!.Value;
        var state = default(Payload);
        await StepAsync(
            async token => state = await from.Generation!.ExportAsync(version, token).ConfigureAwait(false),
            "export of state",
            ReasonCode.StateNotExported).ConfigureAwait(false);
        _snapshot ??= (from, version, state);
        _isOverwritten = _snapshot.Value.By == to;
        await ImportAsync(to, version, state).ConfigureAwait(false);
    }

    /// <summary>
    /// The first that exported resumes from what it exported, if it was given another since; a half import counts.
    /// </summary>
    /// <exception cref="StepException">It cannot: what it remembers is of no use.</exception>
    public Task RestoreAsync() => _isOverwritten && _snapshot is var (first, version, state)
        ? ImportAsync(first, version, state)
        : Task.CompletedTask;

    private Task ImportAsync(RunningGeneration to, int version, Payload state) => StepAsync(
        token => to.Generation!.ImportAsync(version, state, token),
        "import of state",
        ReasonCode.StateNotImported);

    private Task StepAsync(Func<CancellationToken, Task> step, string name, ReasonCode failed) =>
        StepDeadline.RunAsync(step, name, failed, failed, succession.Deadlines.Start, succession.Time);

    private async Task LeftAsync(RunningGeneration from, CancellationToken cancellation)
    {
        await _parts.Events.HoldAsync(_instance.Name).WaitAsync(cancellation).ConfigureAwait(false);
        await from.Account.DrainLeftAsync().WaitAsync(cancellation).ConfigureAwait(false);
        _instance.Gate!.LetsCyclesPass = false;
        SetGate(_instance.Gate);
        await from.Account.DrainAsync().WaitAsync(cancellation).ConfigureAwait(false);
    }

    private void SetGate(Gate? gate) => _parts.Instances.Change(retired =>
    {
        _instance.Gate = gate;
        _parts.Routes.RefreshNeedsLock(_instance.Provides, retired);
    });
}
