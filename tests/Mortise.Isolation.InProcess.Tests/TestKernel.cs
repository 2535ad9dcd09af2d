using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Fixture.Parcels;
using Fixture.Private;
using Mortise.Administration;
using Mortise.Hosting.Administration;
using Mortise.Hosting.Manifests;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Runtime;
using Mortise.Wire;

namespace Mortise.Isolation.InProcess.Tests;

/// <summary>A kernel with the fixtures at hand, whose host requires every contract of them.</summary>
internal sealed class TestKernel : IAsyncDisposable, IKernelObserver
{
    private static readonly ImmutableArray<ContractRuntime> Required =
        [CarrierRuntime.Instance, DepotRuntime.Instance, RogueRuntime.Instance, RelayRuntime.Instance];

    private readonly ConcurrentQueue<KernelRecord> _records = new();

    public TestKernel(
        bool strict = false,
        TimeProvider? time = null,
        RouteConfig? carriers = null,
        RouteConfig? probes = null,
        Action? collect = null,
        Action? suggest = null)
    {
        collect ??= UnloadWatch.CollectInBackground;
        var isolation = new InProcessIsolation(Unloads.Enqueue, suggest ?? collect, collect)
        {
            ContextMade = (_, context) => Contexts.Add(context),
        };
        isolation.Share(typeof(ICarrier).Assembly);
        isolation.Share(typeof(IProbe).Assembly);
        Kernel = new Microkernel(new KernelConfig("tests")
        {
            Isolation = [isolation],
            Strict = strict,
            Time = time ?? TimeProvider.System,
            Format = MessagePackPayloadFormat.Instance,
            Observer = this,
            Host = new HostDeployment(
                [.. HostContracts.Of(new Lazy<Microkernel>(() => Kernel!))],
                [
                    .. Required.Select(static contract => new HostRequirement(contract, Cardinality.Optional)),
                    new HostRequirement(ProbeRuntime.Instance, Cardinality.Many),
                ]),
            Routes = ImmutableDictionary<ContractId, RouteConfig>.Empty
                .Add(new ContractId("fixture.carrier", 1), carriers ?? RouteConfig.Default)
                .Add(new ContractId("fixture.probe", 1), probes ?? RouteConfig.Default),
        });
    }

    public Microkernel Kernel { get; }

    /// <summary>The load contexts that there have been; one after the other, as starts are.</summary>
    public List<WeakReference> Contexts { get; } = [];

    /// <summary>What came of code that was given up.</summary>
    public ConcurrentQueue<GenerationUnload> Unloads { get; } = new();

    public IReadOnlyCollection<KernelRecord> Records => _records;

    public ICarrier Carrier => ((Optional<ICarrier>)Kernel.HostRequirement(0)).Port;

    public IDepot Depot => ((Optional<IDepot>)Kernel.HostRequirement(1)).Port;

    public IRogue Rogue => ((Optional<IRogue>)Kernel.HostRequirement(2)).Port;

    public IRelay Relay => ((Optional<IRelay>)Kernel.HostRequirement(3)).Port;

    public Ports<IProbe> Probes => (Ports<IProbe>)Kernel.HostRequirement(4);

    public static PluginDeployment Deploy(
        string name,
        string id,
        string config = "",
        Activation? activation = null,
        params ImmutableArray<string> grants) =>
        Deploy(name, Fixtures.Find(id), config, activation, grants);

    public static PluginDeployment Deploy(
        string name,
        PackageModel package,
        string config = "",
        Activation? activation = null,
        params ImmutableArray<string> grants)
    {
        var model = new InstanceModel(name, package.Manifest)
        {
            Grants = [.. grants.Select(ContractId.Parse)],
            ActivationOverride = activation,
        };
        var state = Path.Combine(Path.GetTempPath(), "mortise-tests", name);
        var paths = new PluginPaths(package.Folder.Directory, "", state);
        return new PluginDeployment(model, InProcessIsolation.LevelName, package.Folder, paths)
        {
            Config = Encoding.UTF8.GetBytes(config),
        };
    }

    public async Task RunAsync(params ImmutableArray<PluginDeployment> deployments)
    {
        Assert.Null(Kernel.Install(deployments));
        await Kernel.StartEagerAsync(TestContext.Current.CancellationToken);
    }

    public PluginStatus StatusOf(string name) => Kernel.Plugins.Single(status => status.Name == name);

    public void AssertBalanced()
    {
        foreach (var status in Kernel.Plugins)
        {
            Assert.Equal(0, status.Calls.Open);
        }
    }

    /// <summary>Returns when the kernel has told of something.</summary>
    public async Task SeeAsync<TRecord>(Func<TRecord, bool> what)
        where TRecord : KernelRecord
    {
        while (!_records.OfType<TRecord>().Any(what))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public void Observe(KernelRecord record) => _records.Enqueue(record);

    public ValueTask DisposeAsync() => Kernel.DisposeAsync();
}
