using Mortise.Bench.Contracts;
using Mortise.Kernel;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;

namespace Mortise.Bench.InProcess.Installed;

/// <summary>A kernel in which one plug-in provides the echo, and many others are installed.</summary>
internal sealed class EchoHost : IDisposable
{
    private readonly Microkernel _kernel;

    public EchoHost(IEcho provider, int plugins)
    {
        _kernel = new Microkernel(new KernelConfig("bench")
        {
            Isolation = [new EchoIsolation(provider)],
            Host = new HostDeployment([], [new HostRequirement(EchoRuntime.Instance, Cardinality.Optional)]),
        });
        var deployments = Enumerable.Range(0, plugins).Select(Deploy).ToArray();
        if (_kernel.Install(deployments) is { } refusal)
        {
            throw new InvalidOperationException(refusal.Explanation);
        }

        _kernel.StartEagerAsync().GetAwaiter().GetResult();
        Port = ((Optional<IEcho>)_kernel.HostRequirement(0)).Port;
    }

    public IEcho Port { get; }

    public void Dispose() => _kernel.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>The first provides the echo; every other one waits for a call to a contract of its own.</summary>
    private static PluginDeployment Deploy(int index) => new(
        new InstanceModel($"plugin-{index}", new PluginManifest(PluginId.Parse($"bench.plugin-{index}"), new(1, 0, 0))
        {
            Activation = index == 0 ? Activation.Eager : Activation.OnDemand,
            Provides = [Provided(index == 0 ? EchoRuntime.Instance.Model.Name : $"bench.contract-{index}")],
        }),
        EchoIsolation.Name,
        new PackageFolder("", "", "", [], []),
        new PluginPaths("", "", ""));

    private static ProvidedContract Provided(string contract) => new(
        contract,
        ContractVersion.Parse("1.0"),
        EchoRuntime.Instance.Model.Fingerprint,
        EchoRuntime.Instance.Model.Members);
}
