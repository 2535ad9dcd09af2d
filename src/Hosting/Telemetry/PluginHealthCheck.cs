using Microsoft.Extensions.Diagnostics.HealthChecks;
using Mortise.Health;
using Mortise.Kernel;

namespace Mortise.Hosting.Telemetry;

/// <summary>The health of all plug-ins as one check of the application: as well as the one that does worst.</summary>
internal sealed class PluginHealthCheck(Microkernel kernel) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var plugins = await kernel.Own<IHealthChecks>().CheckAsync(cancellationToken).ConfigureAwait(false);
        var worst = plugins.Select(static plugin => plugin.State).DefaultIfEmpty(HealthState.Healthy).Max();
        var poorly = plugins.Where(static plugin => plugin.State != HealthState.Healthy)
            .Select(static plugin => $"{plugin.Plugin}: {plugin.Description}");
        var status = worst switch
        {
            HealthState.Healthy => HealthStatus.Healthy,
            HealthState.Degraded => HealthStatus.Degraded,
            _ => context.Registration.FailureStatus,
        };
        return new HealthCheckResult(
            status,
            string.Join(" ", poorly),
            data: plugins.ToDictionary(
                static plugin => plugin.Plugin, static plugin => (object)plugin.State.ToString()));
    }
}
