using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Finds providers for callers that know a contract by its name only, as far as they are granted it. Safe for
/// concurrent use.
/// </summary>
internal sealed class RoutesByName(InstanceTable instances, RouteTable routes)
{
    public ImmutableArray<ReachableContract> ListFor(string caller)
    {
        var found = instances.Read(() => instances.AllNeedsLock
            .SelectMany(static instance => instance.Provides)
            .Distinct()
            .Order()
            .Where(contract => instances.Grants.Refuse(caller, contract) is null)
            .Select(contract => (Contract: contract, Providers: TakingCallsNeedsLock(contract)))
            .Where(static each => each.Providers.Length > 0)
            .Select(each => (
                new ReachableContract(
                    each.Contract,
                    [.. each.Providers.Select(static provider => provider.Name)],
                    each.Providers
                        .Select(provider => RouteTable.ProvisionNeedsLock(provider, each.Contract)?.Contract.Model)
                        .FirstOrDefault(static model => model is not null)),
                each.Providers[0].Deployment))
            .ToArray());
        return [.. found.Select(each => Complete(each.Item1, each.Deployment))];
    }

    /// <summary>The route to the named provider, or to the one that takes calls best; starts it if need be.</summary>
    /// <exception cref="CallException">Nobody provides it, it cannot serve, or the caller may not call it.</exception>
    public async ValueTask<RouteByName> FindAsync(
        string caller, ContractId contract, string name, CancellationToken cancellation)
    {
        Func<CancellationToken, ValueTask>? start = null;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            lock (instances.Gate)
            {
                var provider = ChooseNeedsLock(caller, contract, name);
                if (RouteTable.ProvisionNeedsLock(provider, contract) is { } provision)
                {
                    var (epoch, grants) = (routes.Epoch, instances.Grants);
                    return new RouteByName(
                        routes.NamedNeedsLock(caller, provider, contract, provision),
                        () => epoch == routes.Epoch && grants == instances.Grants);
                }

                if (attempt > 0 || routes.TargetNeedsLock(provider.Name, contract) is not RouteTarget.OnDemand onDemand)
                {
                    throw new UnavailableException(
                        UnavailableReason.NotStarted,
                        $"{contract} is provided by '{provider.Name}', which is {provider.State} and takes no calls: "
                        + provider.Reason.Explanation);
                }

                start = onDemand.Start;
            }

            await start(cancellation).ConfigureAwait(false);
        }

        throw new InvalidOperationException("Kernel bug: a route by name was neither found nor refused.");
    }

    private PluginInstance ChooseNeedsLock(string caller, ContractId contract, string name)
    {
        var providers = ProvidersNeedsLock(contract).ToArray();
        if (instances.Grants.Refuse(caller, contract) is { } refusal)
        {
            throw providers.Length == 0
                ? new RejectedException(
                    RejectedReason.UnknownContract,
                    $"No installed plug-in provides {contract}, and '{caller}' is not granted it. Check its name and "
                    + "its major version.")
                : new RejectedException(RejectedReason.NotGranted, refusal.Explanation);
        }

        return providers.FirstOrDefault(provider => name.Length == 0 || provider.Name == name)
            ?? throw new UnavailableException(
                UnavailableReason.NoProvider,
                name.Length == 0
                    ? $"No installed plug-in provides {contract}. Correct the contract, or install a plug-in that "
                        + "provides it."
                    : $"No instance '{name}' provides {contract}. {Others(providers)}");
    }

    private static string Others(PluginInstance[] providers) => providers.Length == 0
        ? "Nobody does."
        : $"It is provided by {Findings.List(providers.Select(static provider => provider.Name))}.";

    private PluginInstance[] TakingCallsNeedsLock(ContractId contract) =>
        [.. ProvidersNeedsLock(contract).Where(each => routes.TargetNeedsLock(each.Name, contract) is not null)];

    /// <summary>The providers, those that can take calls first, then as routes of policy single choose.</summary>
    private IEnumerable<PluginInstance> ProvidersNeedsLock(ContractId contract) => instances.AllNeedsLock
        .SelectMany(instance => instance.Model.Manifest.Provides
            .Where(provided => provided.Contract == contract)
            .Select(provided => (Instance: instance, provided.Version)))
        .OrderByDescending(found => routes.TargetNeedsLock(found.Instance.Name, contract) is not null)
        .ThenBy(static found => found.Instance.State == PluginState.Faulted)
        .ThenByDescending(static found => found.Version)
        .ThenByDescending(static found => found.Instance.Model.Rank)
        .ThenBy(static found => found.Instance.Model.Age)
        .Select(static found => found.Instance);

    /// <summary>
    /// A contract that nobody serves yet is known to the isolation level of who will; that may read files.
    /// </summary>
    private ReachableContract Complete(ReachableContract found, PluginDeployment deployment) => found with
    {
        Model = found.Model ?? instances.Config.Isolation
            .FirstOrDefault(level => level.Level == deployment.Isolation)?
            .FindContract(deployment.Package, found.Contract, deployment.Name)?.Model,
    };
}
