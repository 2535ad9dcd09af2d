using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Health;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Lifecycle;

namespace Mortise.Kernel.Administration;

/// <summary>Probes the plug-ins that run, beside each other, each within the deadline.</summary>
internal sealed class HealthProbes(InstanceTable instances, GenerationSteps steps) : IHealthChecks
{
    public async ValueTask<ImmutableArray<PluginHealth>> CheckAsync(CancellationToken cancellation = default)
    {
        var found = instances.ReadAll(static instance => (
            instance.Name, instance.State, Why: instance.Reason.Explanation, instance.Running?.Generation));
        var probes = found.Select(each => ProbeAsync(each.Name, each.State, each.Why, each.Generation));
        return [.. await Task.WhenAll(probes).WaitAsync(cancellation).ConfigureAwait(false)];
    }

    private async Task<PluginHealth> ProbeAsync(string name, PluginState state, string why, IGeneration? generation)
    {
        if (state is PluginState.Faulted or PluginState.Quarantined)
        {
            return new PluginHealth(name, HealthState.Unhealthy, why);
        }

        if (state is not PluginState.Active || generation is null)
        {
            return new PluginHealth(name, HealthState.Healthy, $"{state}: {why}");
        }

        try
        {
            var report = await steps.CheckHealthAsync(generation).ConfigureAwait(false);
            return new PluginHealth(name, report.State, report.Description);
        }
        catch (StepException failure)
        {
            return new PluginHealth(name, HealthState.Unhealthy, failure.Reason.Explanation);
        }
    }
}
