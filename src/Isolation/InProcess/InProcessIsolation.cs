using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// The isolation level without a boundary: calls go straight to the provider's object. Each generation has a load
/// context of its own, each build of a contract assembly another one that all share. Safe for concurrent use.
/// </summary>
public sealed class InProcessIsolation : IIsolationHost
{
    /// <summary>Of the process rather than of one host, because its threads outlive both.</summary>
    private static readonly StepThreads _threads = new();

    private readonly ContractContexts _contracts = new();
    private readonly UnloadWatch _unloads;

    /// <summary>Makes the level for one host.</summary>
    /// <param name="unloaded">
    /// Told of each generation whose code was given up, and within two minutes whether it left the process; again if it
    /// leaves after it was said to have leaked. Called on any thread; must not throw. Nobody looks when it is null.
    /// </param>
    public InProcessIsolation(Action<GenerationUnload>? unloaded = null)
        : this(unloaded, UnloadWatch.SuggestInBackground, UnloadWatch.CollectInBackground)
    {
    }

    /// <param name="unloaded">The same.</param>
    /// <param name="suggest">Suggests a full garbage collection.</param>
    /// <param name="insist">Asks for one in any case.</param>
    internal InProcessIsolation(Action<GenerationUnload>? unloaded, Action suggest, Action insist) =>
        _unloads = new UnloadWatch(suggest, insist) { Told = unloaded };

    /// <summary>The level's name in edition files.</summary>
    public const string LevelName = "inprocess";

    /// <inheritdoc/>
    public string Level => LevelName;

    /// <summary>
    /// Told of the load context of each generation and of the instance that it is made for, so that a test can see it
    /// leave. Called on whatever thread loads; must not throw.
    /// </summary>
    public Action<string, WeakReference>? ContextMade { get; init; }

    /// <summary>
    /// Makes plug-ins share a contract assembly that the application itself uses, when they were built against the very
    /// same build of it; calls between them then need no codec.
    /// </summary>
    public void Share(System.Reflection.Assembly contracts) => _contracts.Share(contracts);

    /// <inheritdoc/>
    public async ValueTask<IGeneration> LoadAsync(LoadRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellation.ThrowIfCancellationRequested();

        // A static constructor that runs cannot be ended, so that the load goes on to its end whoever waits.
        var boundary = new FaultBoundary(request.Instance, _threads);
        return await boundary
            .LoadAsync(() => PluginGeneration.Load(request, boundary, _contracts, _unloads, ContextMade))
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ContractRuntime? FindContract(PackageFolder package, ContractId contract, string instance)
    {
        ArgumentNullException.ThrowIfNull(package);
        return _contracts.Find(package, contract, instance);
    }
}
