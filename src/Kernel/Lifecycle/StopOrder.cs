using Mortise.Invocation;
using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// Which running instance stops next: the one that became active last, unless somebody may still call it. That is the
/// case for a provider that was started on demand, after its consumers, and for whatever is called by name.
/// </summary>
internal sealed class StopOrder(InstanceTable instances)
{
    private static readonly ContractId _byName =
        new(InvocationRuntime.Instance.Model.Name, InvocationRuntime.Instance.Model.Major);

    /// <summary>Null when nothing runs.</summary>
    public PluginInstance? NextNeedsLock()
    {
        List<PluginInstance> running =
        [
            .. instances.AllNeedsLock
                .Where(static instance => instance is { Running: not null, Model.IsHost: false })
                .OrderByDescending(static instance => instance.Running!.IsServing ? instance.Order : long.MaxValue),
        ];
        var next = running.FirstOrDefault();
        for (var caller = next; caller is not null;)
        {
            // Whoever was looked at is left out, so that instances that call each other end the search.
            running.Remove(caller);
            next = caller;
            caller = running.Find(instance => MayCallNeedsLock(instance, next));
        }

        return next;
    }

    private bool MayCallNeedsLock(PluginInstance caller, PluginInstance provider) =>
        HasRouteNeedsLock(caller, provider)
        || (CallsByNameNeedsLock(caller, provider) && !HasRouteNeedsLock(provider, caller));

    private bool HasRouteNeedsLock(PluginInstance caller, PluginInstance provider) =>
        instances.Resolution[caller.Name].Routes.Any(route =>
            !route.ClosesCycle && route.Providers.Contains(provider.Name, StringComparer.Ordinal));

    private bool CallsByNameNeedsLock(PluginInstance caller, PluginInstance provider) =>
        caller.Model.Manifest.Requires.Any(static required => required.Contract == _byName)
        && provider.Provides.Any(contract =>
            instances.Grants.Decide(caller.Name, contract) != ReasonCode.NotGranted);
}
