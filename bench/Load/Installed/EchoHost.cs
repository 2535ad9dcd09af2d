using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mortise.Bench.Contracts;
using Mortise.Hosting;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Places;
using Mortise.Kernel;
using Mortise.Kernel.Updates;
using Mortise.Updates;

namespace Mortise.Bench.Load.Installed;

/// <summary>
/// A host of the packages in this process, as an application embeds it, with a port to each instance.
/// </summary>
internal sealed class EchoHost : IDisposable
{
    private readonly IHost _host;
    private readonly Microkernel _kernel;
    private readonly Dictionary<string, PluginDeployment> _deployments;

    private EchoHost(IHost host, EchoPackages packages)
    {
        _host = host;
        _kernel = host.Services.GetRequiredService<Microkernel>();
        var edition = new EditionConfig(packages.Edition).Read();
        _deployments = Composition.Of(edition, DataDirectory.At(DataOf(packages))).Deployments
            .ToDictionary(static deployment => deployment.Name);
    }

    public static EchoHost Start(EchoPackages packages)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
        builder.AddMortise(mortise =>
        {
            mortise.Edition(packages.Edition).Data(DataOf(packages)).Strict(false);
            for (var index = 0; index < packages.Count; index++)
            {
                mortise.Requires<IEcho>(EchoPackages.NameOf(index));
            }
        });
        var host = builder.Build();
        host.Start();
        return new EchoHost(host, packages);
    }

    /// <summary>Leads to one instance, which its first call starts.</summary>
    public IEcho PortTo(int index) => _host.Services.GetRequiredKeyedService<IEcho>(EchoPackages.NameOf(index));

    /// <summary>Stops an instance and gives its code up.</summary>
    public void Remove(int index)
    {
        var (refusal, _) = _kernel.RemoveAsync(EchoPackages.NameOf(index)).GetAwaiter().GetResult();
        Demand(refusal);
    }

    /// <summary>Installs a removed instance anew; its next call starts it.</summary>
    public void Install(int index) => Demand(_kernel.Install([_deployments[EchoPackages.NameOf(index)]]));

    /// <summary>Replaces what runs of an instance by a new generation of it; ends when it is committed.</summary>
    public void Update(int index)
    {
        var begun = _kernel.Update(_deployments[EchoPackages.NameOf(index)]);
        Demand(begun.Refusal);
        var end = EndAsync(begun.Value!).GetAwaiter().GetResult();
        if (end.State != UpdateState.Committed)
        {
            throw new InvalidOperationException(end.Explanation);
        }
    }

    public void Dispose()
    {
        _host.StopAsync().GetAwaiter().GetResult();
        _host.Dispose();
    }

    /// <summary>Nobody watches it, so that it is committed as soon as it has been switched.</summary>
    private async Task<UpdateReport> EndAsync(UpdateTransaction update)
    {
        update.Promote();
        await update.Ended.ConfigureAwait(false);
        return update.Report();
    }

    private static string DataOf(EchoPackages packages) => Path.Combine(packages.Directory, "data");

    private static void Demand(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException(refusal.Explanation);
        }
    }
}
