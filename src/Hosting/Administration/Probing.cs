using System.Collections.Immutable;
using Mortise.Health;
using Mortise.Kernel;

namespace Mortise.Hosting.Administration;

/// <summary>Probes the plug-ins beside each other, each within the kernel's deadline.</summary>
internal sealed class Probing(Lazy<Microkernel> kernel) : IHealthChecks
{
    public async ValueTask<ImmutableArray<PluginHealth>> CheckAsync(CancellationToken cancellation = default)
    {
        var probes = kernel.Value.Plugins.Select(plugin => kernel.Value.HealthOfAsync(plugin.Name));
        var found = await Task.WhenAll(probes).WaitAsync(cancellation).ConfigureAwait(false);
        return [.. found.OfType<PluginHealth>()];
    }
}
