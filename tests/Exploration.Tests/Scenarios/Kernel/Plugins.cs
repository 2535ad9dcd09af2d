using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Exploration.Scenarios.Kernel;

/// <summary>An isolation level without a boundary: its plug-ins are objects of the scenario.</summary>
internal sealed class Plugins : IIsolationHost
{
    public const string Ledger = "ledger";
    public const string Stamp = "stamp";

    public string Level => "none";

    /// <summary>What was entered into all generations of the ledger.</summary>
    public List<int> Entered { get; } = [];

    public ValueTask<IGeneration> LoadAsync(LoadRequest request, CancellationToken cancellation)
    {
        ContractRuntime ledger = LedgerRuntime.Instance;
        ContractRuntime stamp = StampRuntime.Instance;
        IGeneration generation = request.Instance == Ledger
            ? new LoadedPlugin(stamp, ledger, port => new Ledger(request.Generation, (IStamp)port, Entered))
            : new LoadedPlugin(ledger, stamp, port => new Stamp((ILedger)port));
        return new ValueTask<IGeneration>(generation);
    }
}
