using System.Collections.Immutable;

namespace Mortise.Health;

/// <summary>How well the plug-ins do.</summary>
[Contract("mortise.health", 1, 0)]
public interface IHealthChecks
{
    /// <summary>Probes every plug-in instance, each within a deadline; ordered by name.</summary>
    [Operation(Idempotent = true)]
    ValueTask<ImmutableArray<PluginHealth>> CheckAsync(CancellationToken cancellation = default);
}
