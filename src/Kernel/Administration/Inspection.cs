using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Routing;
using Mortise.Runtime;

namespace Mortise.Kernel.Administration;

/// <summary>Reads the kernel's state for those who ask.</summary>
internal sealed class Inspection(InstanceTable instances, RouteContext routes) : IInspection
{
    private readonly DateTimeOffset _started = instances.Config.Time.GetUtcNow();

    public ValueTask<ImmutableArray<PluginStatus>> ListAsync(CancellationToken cancellation = default) =>
        new(instances.ReadAll(StatusText.OfNeedsLock));

    public ValueTask<HostStatus> StatusAsync(CancellationToken cancellation = default)
    {
        var all = instances.ReadAll(static instance => (instance.State, Calls: instance.Calls.Total));
        return new(instances.Config.Complete(new HostStatus(
            instances.Config.Edition, Environment.ProcessId, _started,
            all.Length,
            all.Count(static instance => instance.State == PluginState.Active),
            all.Count(static instance => instance.State is PluginState.Faulted or PluginState.Quarantined),
            StatusText.Totals(all.Aggregate(default(CallCounts), static (sum, instance) => sum + instance.Calls)),
            StatusText.Totals(routes.Unanswered.Total))));
    }

    public ValueTask<WhyReport> WhyAsync(string plugin, CancellationToken cancellation = default) =>
        new(instances.Read(plugin, WhyNeedsLock));

    private WhyReport WhyNeedsLock(PluginInstance instance)
    {
        var resolution = instances.Resolution[instance.Name];
        var idle = instance.State is PluginState.Installed or PluginState.Resolved;
        var reason = idle && resolution.Refusal is { } refusal ? Reasons.From(refusal) : instance.Reason;
        return new WhyReport(
            StatusText.OfNeedsLock(instance),
            reason.Code.Text,
            reason.Explanation,
            resolution.Refusal?.Conflict ?? [],
            [.. resolution.Routes.Select(StatusText.OfRoute)],
            instance.History);
    }
}
