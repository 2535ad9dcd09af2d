using Mortise.Administration;

namespace Mortise.Kernel;

/// <summary>Finds plug-ins that are to be installed while the host runs. Safe for concurrent use.</summary>
public interface IPackageSource
{
    /// <summary>
    /// Reads a package and prepares its place. The refusal says what is wrong with it; then nothing is left behind.
    /// </summary>
    ValueTask<Result<PluginDeployment>> OpenAsync(InstallRequest request, CancellationToken cancellation);

    /// <summary>Gives the place up after the instance has been removed.</summary>
    ValueTask CloseAsync(PluginDeployment deployment, CancellationToken cancellation);
}
