using Mortise.Administration;
using Mortise.Kernel.Lifecycle;

namespace Mortise.Kernel.Administration;

/// <summary>Lets those who are granted it steer the kernel.</summary>
internal sealed class Steering(Microkernel kernel, InstanceTable instances) : IAdministration
{
    public async ValueTask<PluginStatus> StartAsync(string plugin, CancellationToken cancellation = default)
    {
        Demand(await kernel.StartAsync(plugin, cancellation).ConfigureAwait(false), plugin);
        return StatusOf(plugin);
    }

    public async ValueTask<PluginStatus> StopAsync(string plugin, CancellationToken cancellation = default)
    {
        var (refusal, _) = await kernel.StopAsync(plugin, cancellation).ConfigureAwait(false);
        Demand(refusal, plugin);
        return StatusOf(plugin);
    }

    public async ValueTask<PluginStatus> InstallAsync(InstallRequest request, CancellationToken cancellation = default)
    {
        var packages = instances.Config.Packages ?? throw new RefusedException(
            "MT3015", "This host installs nothing while it runs: the application has given it no source of packages.");
        var opened = await packages.OpenAsync(request, cancellation).ConfigureAwait(false);
        if (opened.IsRefused)
        {
            throw new RefusedException(opened.Refusal.Code, opened.Refusal.Explanation);
        }

        var deployment = opened.Value;
        if (kernel.Install([deployment]) is { } refusal)
        {
            await packages.CloseAsync(deployment, cancellation).ConfigureAwait(false);
            throw new RefusedException(refusal.Code, refusal.Explanation);
        }

        await kernel.StartEagerAsync(cancellation).ConfigureAwait(false);
        return StatusOf(deployment.Name);
    }

    public async ValueTask<RemoveReport> RemoveAsync(string plugin, CancellationToken cancellation = default)
    {
        var deployment = DeploymentOf(plugin);
        var (refusal, report) = await kernel.RemoveAsync(plugin, cancellation).ConfigureAwait(false);
        Demand(refusal, plugin);
        if (instances.Config.Packages is { } packages)
        {
            await packages.CloseAsync(deployment, cancellation).ConfigureAwait(false);
        }

        return report!;
    }

    private void Demand(Refusal? refusal, string plugin)
    {
        if (refusal is null)
        {
            return;
        }

        _ = DeploymentOf(plugin);
        throw new RefusedException(refusal.Code, refusal.Explanation);
    }

    private PluginDeployment DeploymentOf(string plugin) =>
        instances.Read(plugin, static instance => instance.Deployment);

    private PluginStatus StatusOf(string plugin) => instances.Read(plugin, StatusText.OfNeedsLock);
}
