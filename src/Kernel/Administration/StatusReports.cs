using Mortise.Administration;
using Mortise.Health;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Administration;

/// <summary>The kernel's state as others see it.</summary>
internal static class StatusReports
{
    public static PluginStatus OfNeedsLock(PluginInstance instance)
    {
        var model = instance.Model;
        return new PluginStatus(
            instance.Name,
            model.Manifest.Id.ToString(),
            model.Manifest.Version.ToString(),
            instance.State,
            instance.Deployment.Isolation,
            instance.Generation,
            instance.Reason.Code.Text,
            instance.Reason.Explanation,
            [.. model.Manifest.Provides.Select(static provided => provided.ToString())],
            [.. model.Manifest.Requires.Select(static required => required.ToString())],
            instance.Calls.Total);
    }

    public static WhyReport WhyNeedsLock(PluginInstance instance, InstanceResolution resolution)
    {
        var idle = instance.State is PluginState.Installed or PluginState.Resolved;
        var reason = idle && resolution.Refusal is { } refusal ? Reasons.From(refusal) : instance.Reason;
        return new WhyReport(
            OfNeedsLock(instance),
            reason.Code.Text,
            reason.Explanation,
            resolution.Refusal?.Conflict ?? [],
            [.. resolution.Routes.Select(OfRoute)],
            instance.History);
    }

    /// <summary>How an instance is that cannot be asked.</summary>
    public static PluginHealth HealthOf(PluginStatus status) =>
        status.State is PluginState.Faulted or PluginState.Quarantined
            ? new PluginHealth(status.Name, HealthState.Unhealthy, status.Explanation)
            : new PluginHealth(status.Name, HealthState.Healthy, $"{status.State}: {status.Explanation}");

    public static CallTotals Totals(CallCounts counts) =>
        new(counts.Accepted, counts.Completed, counts.Failed, counts.Cancelled, counts.Rejected);

    private static RouteReport OfRoute(RouteModel route) => new(
        route.Requirement.ToString(),
        route.Requirement.Parameter,
        route.Policy.ToString(),
        route.Providers,
        route.Reason.Code.Text,
        route.Reason.Explanation + (route.ClosesCycle ? " The route closes a cycle." : ""));
}
