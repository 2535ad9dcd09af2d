using Mortise.Administration;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Administration;

/// <summary>The kernel's state as its contracts show it. Runs under the kernel's lock.</summary>
internal static class StatusText
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
            Totals(instance.Calls.Total));
    }

    public static RouteReport OfRoute(RouteModel route) => new(
        route.Requirement.ToString(),
        route.Requirement.Parameter,
        route.Policy.ToString(),
        route.Providers,
        route.Reason.Code.Text,
        route.Reason.Explanation + (route.ClosesCycle ? " The route closes a cycle." : ""));

    public static CallTotals Totals(CallCounts counts) =>
        new(counts.Accepted, counts.Completed, counts.Failed, counts.Cancelled, counts.Rejected);
}
