using Mortise.Administration;
using Mortise.Hosting.Discovery;
using Mortise.Kernel;

namespace Mortise.Hosting.Administration;

/// <summary>Lets those who are granted it install, start, stop and remove plug-ins.</summary>
internal sealed class Steering(Lazy<Microkernel> kernel, FolderPackages packages) : IAdministration
{
    public async ValueTask<PluginStatus> StartAsync(string plugin, CancellationToken cancellation = default)
    {
        Demand(await kernel.Value.StartAsync(plugin, cancellation).ConfigureAwait(false), plugin);
        return StatusOf(plugin);
    }

    public async ValueTask<PluginStatus> StopAsync(string plugin, CancellationToken cancellation = default)
    {
        var (refusal, _) = await kernel.Value.StopAsync(plugin, cancellation).ConfigureAwait(false);
        Demand(refusal, plugin);
        return StatusOf(plugin);
    }

    public async ValueTask<PluginStatus> InstallAsync(InstallRequest request, CancellationToken cancellation = default)
    {
        var opened = await packages.OpenAsync(request, cancellation).ConfigureAwait(false);
        if (opened.IsRefused)
        {
            throw new RefusedException(opened.Refusal.Code, opened.Refusal.Explanation);
        }

        var deployment = opened.Value;
        if (kernel.Value.Install([deployment]) is { } refusal)
        {
            packages.Close(deployment);
            throw new RefusedException(refusal.Code, refusal.Explanation);
        }

        await kernel.Value.StartEagerAsync(cancellation).ConfigureAwait(false);
        return StatusOf(deployment.Name);
    }

    public async ValueTask<RemoveReport> RemoveAsync(string plugin, CancellationToken cancellation = default)
    {
        var (deployment, previous) = (DeploymentOf(plugin), kernel.Value.PreviousOf(plugin));
        var (refusal, report) = await kernel.Value.RemoveAsync(plugin, cancellation).ConfigureAwait(false);
        Demand(refusal, plugin);
        packages.Close(deployment);
        packages.Close(previous ?? deployment);
        return report!;
    }

    private void Demand(Refusal? refusal, string plugin)
    {
        if (refusal is not null)
        {
            _ = DeploymentOf(plugin);
            throw new RefusedException(refusal.Code, refusal.Explanation);
        }
    }

    private PluginDeployment DeploymentOf(string plugin) =>
        kernel.Value.DeploymentOf(plugin) ?? throw new UnknownPluginException(plugin);

    private PluginStatus StatusOf(string plugin) =>
        kernel.Value.StatusOf(plugin) ?? throw new UnknownPluginException(plugin);
}
