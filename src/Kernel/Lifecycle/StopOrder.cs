using System.Collections.Immutable;
using Mortise.Invocation;
using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// The order in which all that runs stops: what became active last comes first, but nobody before those who may still
/// call it. Such are, for a provider that was started on demand, its consumers, and for every provider, who calls by
/// name. Instances that call each other stop in whichever order the search meets them.
/// </summary>
internal static class StopOrder
{
    private static readonly ContractId _byName =
        new(InvocationRuntime.Instance.Model.Name, InvocationRuntime.Instance.Model.Major);

    /// <summary>Everything that runs now; empty when nothing does. It holds until another one has started.</summary>
    public static (ImmutableArray<string> Names, long Started) OfNeedsLock(InstanceTable instances)
    {
        PluginInstance[] running =
        [
            .. instances.AllNeedsLock
                .Where(static instance => instance is { Running: not null, Model.IsHost: false })
                .OrderByDescending(static instance => instance.Running!.IsServing ? instance.Order : long.MaxValue),
        ];
        var callers = CallersNeedsLock(instances, running);
        var order = ImmutableArray.CreateBuilder<string>(running.Length);
        var met = new HashSet<string>(StringComparer.Ordinal);
        var path = new Stack<(string Name, IEnumerator<string> Callers)>();
        foreach (var instance in running)
        {
            Meet(instance.Name);
            while (path.TryPeek(out var last))
            {
                if (last.Callers.MoveNext())
                {
                    Meet(last.Callers.Current);
                }
                else
                {
                    order.Add(path.Pop().Name);
                }
            }
        }

        return (order.MoveToImmutable(), instances.StartedNeedsLock);

        void Meet(string name)
        {
            if (met.Add(name))
            {
                path.Push((name, callers[name].GetEnumerator()));
            }
        }
    }

    private static ILookup<string, string> CallersNeedsLock(InstanceTable instances, PluginInstance[] running)
    {
        var routes = running
            .SelectMany(caller => instances.Resolution[caller.Name].Routes
                .Where(static route => !route.ClosesCycle)
                .SelectMany(static route => route.Providers)
                .Select(provider => (Caller: caller.Name, Provider: provider)))
            .ToHashSet();
        var named =
            from caller in running
            where caller.Model.Manifest.Requires.Any(static required => required.Contract == _byName)
            from provider in running
            where !routes.Contains((provider.Name, caller.Name))
            where provider.Provides.Any(contract =>
                instances.Grants.Decide(caller.Name, contract) != ReasonCode.NotGranted)
            select (Caller: caller.Name, Provider: provider.Name);

        // In the order in which they would stop by themselves.
        var places = running.Select(static (instance, place) => (instance.Name, place))
            .ToDictionary(static each => each.Name, static each => each.place, StringComparer.Ordinal);
        return routes.Concat(named)
            .Distinct()
            .OrderBy(call => places[call.Caller])
            .ToLookup(static call => call.Provider, static call => call.Caller, StringComparer.Ordinal);
    }
}
