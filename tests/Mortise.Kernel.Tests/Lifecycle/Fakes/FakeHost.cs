using System.Collections.Concurrent;
using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;
using Xunit;

namespace Mortise.Kernel.Tests.Lifecycle.Fakes;

/// <summary>
/// A kernel over fake plug-ins; its host requires some contracts of them. Whatever a test does, nobody else's code runs
/// under the kernel's lock.
/// </summary>
internal sealed class FakeHost : IAsyncDisposable, IKernelObserver
{
    private readonly ConcurrentQueue<KernelRecord> _records = new();
    private readonly ConcurrentQueue<string> _intrusions = new();

    public FakeHost(params string[] requires)
        : this(TimeProvider.System, requires)
    {
    }

    public FakeHost(TimeProvider time, params string[] requires)
        : this(time, ImmutableDictionary<string, GroupSpec>.Empty, requires)
    {
    }

    public FakeHost(TimeProvider time, ImmutableDictionary<string, GroupSpec> groups, params string[] requires)
        : this(time, new KernelDeadlines(), groups, requires)
    {
    }

    public FakeHost(
        TimeProvider time,
        KernelDeadlines deadlines,
        ImmutableDictionary<string, GroupSpec> groups,
        params string[] requires)
    {
        Isolation.Entered = Enter;
        Kernel = new Microkernel(new KernelConfig("tests")
        {
            Isolation = [Isolation],
            Time = time,
            Deadlines = deadlines,
            Groups = groups,
            Observer = this,
            Host = new HostDeployment(
                [], [.. requires.Select(name => new HostRequirement(Isolation.Contract(name), Cardinality.Optional))]),
        });
    }

    public FakeIsolation Isolation { get; } = new();

    public Microkernel Kernel { get; }

    public IReadOnlyCollection<KernelRecord> Records => _records;

    /// <summary>What happens while the observer is told. Default: nothing.</summary>
    public Action<KernelRecord> Observing { get; set; } = static _ => { };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static PluginDeployment Deploy(InstanceModel instance) => new(
        instance, "fake", new PackageFolder("", "", "", [], []), new PluginPaths("", "", ""));

    public static PluginDeployment Deploy(InstanceModel instance, ChildSpec supervision) =>
        Deploy(instance) with { Supervision = supervision };

    public Refusal? Install(params InstanceModel[] instances) => Kernel.Install([.. instances.Select(Deploy)]);

    public async Task RunAsync(params InstanceModel[] instances)
    {
        Assert.Null(Install(instances));
        await Kernel.StartEagerAsync(Token);
    }

    public IWork Work(int requirement = 0) => ((Optional<IWork>)Kernel.HostRequirement(requirement)).Port;

    public PluginStatus Status(string name) => Kernel.Plugins.Single(status => status.Name == name);

    public WhyReport Why(string name) => Kernel.WhyOf(name)!;

    public void Observe(KernelRecord record)
    {
        Enter();
        _records.Enqueue(record);
        Observing(record);
    }

    public async ValueTask DisposeAsync()
    {
        await Kernel.DisposeAsync();
        Assert.Empty(_intrusions);
    }

    private void Enter()
    {
        // While the kernel is being made, nobody else can hold its lock.
        if (Kernel?.Gate.IsHeldByCurrentThread == true)
        {
            _intrusions.Enqueue(Environment.StackTrace);
        }
    }
}
