using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Hosting.Discovery;
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
        var accounts = kernel.Value.Accounts;
        return new(complete(new HostStatus(
            kernel.Value.Config.Edition,
            Environment.ProcessId,
            kernel.Value.Started,
            plugins.Length,
            plugins.Count(static plugin => plugin.State == PluginState.Active),
            plugins.Count(static plugin => plugin.State is PluginState.Faulted or PluginState.Quarantined),
            Sum(accounts.Where(static account => account.Plugin.Length > 0)),
            Sum(accounts.Where(static account => account.Plugin.Length == 0)))
        {
            Accounts = accounts,
            Ineffective =
            [
                .. plugins
                    .Select(plugin => kernel.Value.DeploymentOf(plugin.Name))
                    .OfType<PluginDeployment>()
                    .SelectMany(Obstacles.Of),
            ],
            FailedOpen = kernel.Value.FailedOpen,
        }));
    }

    public ValueTask<WhyReport> WhyAsync(string plugin, CancellationToken cancellation = default) =>
        new(kernel.Value.WhyOf(plugin) ?? throw new UnknownPluginException(plugin));

    private static CallTotals Sum(IEnumerable<OperationAccount> accounts) =>
        accounts.Aggregate(default(CallTotals), static (sum, account) => sum + account.Calls);
}
