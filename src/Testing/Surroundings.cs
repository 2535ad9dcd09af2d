using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Hosting.Administration;
using Mortise.Hosting.Application;
using Mortise.Isolation.InProcess;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Testing.Peers;
using Mortise.Updates;
using Mortise.Wire;

namespace Mortise.Testing;

/// <summary>
/// A kernel with the plug-ins under test, and the test's own peers of them: one per fake, and one for events.
/// </summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(1);

    private readonly ImmutableArray<PluginUnderTest> _plugins;
    private readonly ImmutableArray<PluginDeployment> _peers;
    private readonly ImmutableArray<HostRequirement> _requires;
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("mortise-test-");

    public Surroundings(
        ImmutableArray<PluginUnderTest> plugins,
        ImmutableArray<Fake> fakes,
        IsolationLevel level,
        TimeProvider time,
        KernelDeadlines deadlines)
    {
        _plugins = plugins;
        Time = time;
        var assemblies = plugins.SelectMany(static plugin => plugin.ContractAssemblies).Distinct().ToArray();
        var known = new KnownContracts(assemblies);
        var manifests = plugins.Select(static plugin => plugin.Package.Manifest).ToArray();
        Events = new EventPeer(
            [.. manifests.SelectMany(static each => each.Subscribes).Select(known.Find).OfType<Runtime.EventRuntime>()],
            [.. manifests.SelectMany(static each => each.Publishes).Select(known.Find).OfType<Runtime.EventRuntime>()]);
        var peers = new TestPeers(Events, fakes);
        _peers = peers.Deployments;
        _requires =
        [
            .. manifests.SelectMany(static each => each.Provides)
                .Select(provided => known.Find(provided.Contract))
                .OfType<Runtime.ContractRuntime>()
                .Distinct()
                .Select(static contract => new HostRequirement(contract, Cardinality.Optional)),
            .. plugins.SelectMany(plugin => plugin.Package.Manifest.Provides
                .Select(provided => known.Find(provided.Contract))
                .OfType<Runtime.ContractRuntime>()
                .Select(contract => new HostRequirement(contract, Cardinality.Optional, plugin.Name))),
        ];
        var inProcess = new InProcessIsolation { ContextMade = Contexts.Add };
        foreach (var assembly in assemblies)
        {
            inProcess.Share(assembly);
        }

        ThreadFaults.Contain();
        Kernel = new Microkernel(new KernelConfig("test")
        {
            Isolation = [inProcess, peers],
            Host = new HostDeployment([.. HostContracts.Of(new Lazy<Microkernel>(() => Kernel!))], _requires),
            Format = MessagePackPayloadFormat.Instance,
            Strict = level == IsolationLevel.InProcessStrict,
            Deadlines = deadlines,
            Time = time,
            DeadlineTime = time is VirtualTime ? time : DebuggerTime.Over(time, static () => { }),
            Observer = Records,
        });
    }

    public Microkernel Kernel { get; }

    public TimeProvider Time { get; }

    public ObservedRecords Records { get; } = new();

    public LoadedContexts Contexts { get; } = new();

    public EventPeer Events { get; }

    /// <summary>
    /// The peers first, so that they miss nothing; then the plug-ins, the one named first at the end.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        Install(_peers);
        await Kernel.StartEagerAsync(cancellation).ConfigureAwait(false);
        Install([.. _plugins.Select(plugin => plugin.Deploy(_state.CreateSubdirectory(plugin.Name).FullName))]);
        foreach (var plugin in _plugins.Reverse())
        {
            if (await Kernel.StartAsync(plugin.Name, cancellation).ConfigureAwait(false) is { } refusal)
            {
                var details = Records.Of<KernelRecord.Fault>().Select(static fault => fault.Detail);
                throw new StartFailedException(
                    refusal.Code, string.Join('\n', details.Prepend(refusal.Explanation).Where(Says)));
            }
        }
    }

    /// <param name="instance">The provider's name; empty for whoever the kernel would choose.</param>
    public TContract Port<TContract>(string instance)
        where TContract : class
    {
        for (var index = 0; index < _requires.Length; index++)
        {
            if (_requires[index].Contract.Type == typeof(TContract) && _requires[index].Key == instance)
            {
                return ((Optional<TContract>)Kernel.HostRequirement(index)).Port;
            }
        }

        var provided = _requires
            .Where(required => required.Key.Length > 0 == instance.Length > 0)
            .Select(static required =>
                required.Contract.Type.Name + (required.Key.Length > 0 ? $" by '{required.Key}'" : ""))
            .DefaultIfEmpty("nothing");
        throw new ArgumentException(
            $"No plug-in under test{(instance.Length == 0 ? "" : $" named '{instance}'")} provides "
            + $"{typeof(TContract).FullName}. They provide: {string.Join(", ", provided)}.");
    }

    /// <param name="config">The configuration as JSON.</param>
    /// <param name="instance">The name; empty for the plug-in that was named first.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<bool> ReconfigureAsync(
        ReadOnlyMemory<byte> config, string instance, CancellationToken cancellation)
    {
        var name = instance.Length > 0 ? instance : _plugins[0].Name;
        var current = Kernel.DeploymentOf(name) ?? throw new UnknownPluginException(name);
        var begun = Kernel.Update(current with { Config = config });
        if (begun.IsRefused)
        {
            throw new RefusedException(begun.Refusal.Code, begun.Refusal.Explanation);
        }

        begun.Value.Promote();
        await begun.Value.Ended.WaitAsync(cancellation).ConfigureAwait(false);
        var end = begun.Value.Report();
        return end.State == UpdateState.Committed
            ? end.Steps.All(static step => step.Phase is UpdatePhase.Reconfigure or UpdatePhase.Watch)
            : throw new RefusedException(end.Reason, end.Explanation);
    }

    /// <summary>Removes the plug-ins under test, in order; returns what went wrong on the way.</summary>
    public async Task<ImmutableArray<string>> RemoveAsync(CancellationToken cancellation)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var plugin in _plugins)
        {
            if ((await Kernel.RemoveAsync(plugin.Name, cancellation).ConfigureAwait(false)).Report is { } report
                && report.Problems.Length > 0)
            {
                problems.Add($"'{plugin.Name}', while it was stopped: {report.Problems}");
            }
        }

        return problems.ToImmutable();
    }

    public async ValueTask DisposeAsync()
    {
        var stopping = Kernel.DisposeAsync().AsTask();
        if (Time is VirtualTime time)
        {
            // Nobody advances it any more, and a plug-in that hangs is left at a deadline that it measures.
            while (await Task.WhenAny(stopping, Task.Delay(_patience, TimeProvider.System)).ConfigureAwait(false)
                != stopping)
            {
                time.Advance(_step);
            }
        }

        await stopping.ConfigureAwait(false);
        _state.Delete(recursive: true);
    }

    private static bool Says(string text) => text.Length > 0;

    private void Install(ImmutableArray<PluginDeployment> deployments)
    {
        if (Kernel.Install(deployments) is { } refusal)
        {
            throw new StartFailedException(refusal.Code, refusal.Explanation);
        }
    }
}
