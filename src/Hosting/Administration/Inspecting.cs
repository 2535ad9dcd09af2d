using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Hosting.Administration;

/// <summary>Reads the kernel's state for those who are granted it.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="complete">Adds what the kernel does not know.</param>
internal sealed class Inspecting(Lazy<Microkernel> kernel, Func<HostStatus, HostStatus> complete) : IInspection
{
    public ValueTask<ImmutableArray<PluginStatus>> ListAsync(CancellationToken cancellation = default) =>
        new(kernel.Value.Plugins);

    public ValueTask<HostStatus> StatusAsync(CancellationToken cancellation = default)
    {
        var plugins = kernel.Value.Plugins;
        return new(complete(new HostStatus(
            kernel.Value.Config.Edition,
            Environment.ProcessId,
            kernel.Value.Started,
            plugins.Length,
            plugins.Count(static plugin => plugin.State == PluginState.Active),
            plugins.Count(static plugin => plugin.State is PluginState.Faulted or PluginState.Quarantined),
            plugins.Aggregate(new CallTotals(0, 0, 0, 0, 0), static (sum, plugin) => Add(sum, plugin.Calls)),
            kernel.Value.Unanswered)));
    }

    public ValueTask<WhyReport> WhyAsync(string plugin, CancellationToken cancellation = default) =>
        new(kernel.Value.WhyOf(plugin) ?? throw new UnknownPluginException(plugin));

    private static CallTotals Add(CallTotals sum, CallTotals calls) => new(
        sum.Accepted + calls.Accepted,
        sum.Completed + calls.Completed,
        sum.Failed + calls.Failed,
        sum.Cancelled + calls.Cancelled,
        sum.Rejected + calls.Rejected);
}
