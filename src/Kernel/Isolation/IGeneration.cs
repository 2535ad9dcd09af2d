using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Kernel.Isolation;

/// <summary>
/// One loaded generation of a plug-in instance. The kernel calls the steps in the order in which they stand here, one
/// at a time; <see cref="CheckHealthAsync"/> and <see cref="DeliverAsync"/> run beside each other while it is active.
/// Every step returns promptly with a task, whatever the plug-in does: the kernel stops waiting at its deadline. What
/// the plug-in does wrong is a <see cref="FaultException"/>; nothing else is thrown but cancellation.
/// </summary>
public interface IGeneration
{
    /// <summary>The required contracts in the plug-in's own builds, in the order of the manifest.</summary>
    ImmutableArray<ContractRuntime> Requires { get; }

    /// <summary>The published events in the plug-in's own builds, in the order of the manifest.</summary>
    ImmutableArray<EventRuntime> Publishes { get; }

    /// <summary>The received events in the plug-in's own builds, in the order of the manifest.</summary>
    ImmutableArray<EventRuntime> Subscribes { get; }

    /// <summary>Reads the configuration and runs the constructor.</summary>
    /// <param name="requirements">What each requirement receives: port, optional or many-view.</param>
    /// <param name="publishers">What each published event receives.</param>
    /// <param name="cancellation">Cancelled at the start's deadline.</param>
    Task ConstructAsync(
        ImmutableArray<object> requirements, ImmutableArray<object> publishers, CancellationToken cancellation);

    /// <summary>The first step of a start, if the plug-in has it.</summary>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>The second step of a start, if the plug-in has it.</summary>
    Task ActivateAsync(CancellationToken cancellation);

    /// <summary>What it provides, in the order of the manifest. From construction on.</summary>
    ImmutableArray<Provision> Provides { get; }

    /// <summary>Background work, if the plug-in has it; else a completed task. Ends when cancelled.</summary>
    Task RunAsync(CancellationToken cancellation);

    /// <summary>A health probe; healthy if the plug-in has none.</summary>
    Task<HealthReport> CheckHealthAsync(CancellationToken cancellation);

    /// <summary>Hands over one event of the build in <see cref="Subscribes"/>.</summary>
    Task DeliverAsync(int subscription, object item, CancellationToken cancellation);

    /// <summary>Makes its code ready, so that its first calls are as fast as later ones. Runs none of it.</summary>
    Task WarmUpAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>
    /// What it remembers, in one of the versions of its manifest. No call or event is inside meanwhile.
    /// </summary>
    Task<Payload> ExportAsync(int version, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>
    /// Takes over what another generation remembered. If the version is not its own, the state must come back as it was
    /// when it is converted there and back; else it is a fault, and nothing was taken over.
    /// </summary>
    Task ImportAsync(int version, Payload state, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Has it forget what it remembers, because another generation goes on with it.</summary>
    Task ForgetAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>
    /// Gives it another configuration as a JSON object while it is active, beside everything else; false when it cannot
    /// take it so, and is as it was.
    /// </summary>
    Task<bool> ReconfigureAsync(ReadOnlyMemory<byte> config, CancellationToken cancellation) => Task.FromResult(false);

    /// <summary>
    /// Tells it that no call comes any more, if it wants to know; runs beside the calls that are inside.
    /// </summary>
    Task DrainAsync(CancellationToken cancellation);

    /// <summary>The orderly end, if the plug-in has it, and its disposal.</summary>
    Task StopAsync(CancellationToken cancellation);

    /// <summary>
    /// Gives the code up; returns promptly and throws nothing, whatever the plug-in does when it hears of it. Nothing
    /// of the plug-in is referenced afterwards by the isolation host.
    /// </summary>
    UnloadState Unload();
}
