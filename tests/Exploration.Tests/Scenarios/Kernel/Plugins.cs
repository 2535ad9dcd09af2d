using System.Collections.Immutable;
using Mortise;
using Mortise.Kernel;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Exploration.Scenarios.Kernel;

/// <summary>An isolation level without a boundary: its plug-ins are objects of the scenario.</summary>
internal sealed class Plugins : IIsolationHost
{
    public const string Ledger = "ledger";
    public const string Stamp = "stamp";

    private const string LevelName = "none";

    public string Level => LevelName;

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

    /// <summary>One of the two, each of which requires what the other one provides.</summary>
    public static PluginDeployment Deploy(string name, string version, ImmutableArray<int> states)
    {
        var isLedger = name == Ledger;
        ContractModel ledger = LedgerRuntime.Instance.Model, stamp = StampRuntime.Instance.Model;
        var (provides, requires) = isLedger ? (ledger, stamp) : (stamp, ledger);
        var one = ContractVersion.Parse("1.0");
        var required = new RequiredContract(
            "other",
            requires.Name,
            one,
            ContractRange.From(one),
            Cardinality.Optional,
            "",
            requires.Fingerprint,
            requires.Members);
        var manifest = new PluginManifest(PluginId.Parse($"exploration.{name}"), PluginVersion.Parse(version))
        {
            Provides = [new ProvidedContract(provides.Name, one, provides.Fingerprint, provides.Members)],
            Requires = [required],
            States = states,
        };
        var model = new InstanceModel(name, manifest) { Grants = [required.Contract] };
        return new PluginDeployment(
            model, LevelName, new PackageFolder("", "", "", [], []), new PluginPaths("", "", ""));
    }
}
