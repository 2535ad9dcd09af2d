using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Leads the routes of running consumers to the providers that the resolver chose and that can take calls now. Changes
/// under the kernel's lock only; the bindings that were left are retired after it.
/// </summary>
internal sealed class RouteTable(InstanceTable instances, RouteContext context)
{
    private readonly Dictionary<ContractId, List<Entry>> _consumers = [];
    private readonly Dictionary<ContractId, List<NamedRoute>> _named = [];
    private long _epoch;

    public RouteContext Context => context;

    /// <summary>Changes, under the kernel's lock, whenever a route may lead elsewhere; read without it.</summary>
    public long Epoch => Volatile.Read(ref _epoch);

    /// <summary>Makes the consumer's ends of its routes and connects them.</summary>
    public ImmutableArray<ConsumerRoute> AttachNeedsLock(
        RunningGeneration consumer, ImmutableArray<ContractRuntime> contracts, RetiredBindings retired)
    {
        var (name, requires) = (consumer.Deployment.Name, consumer.Model.Manifest.Requires);
        var routes = ImmutableArray.CreateBuilder<ConsumerRoute>(requires.Length);
        for (var index = 0; index < requires.Length; index++)
        {
            var config = instances.Config.Routes.GetValueOrDefault(requires[index].Contract, RouteConfig.Default);
            var route = ConsumerRoute.Create(name, requires[index], contracts[index], config, context);
            var entry = new Entry(consumer, index, route);
            EntriesOf(requires[index].Contract).Add(entry);
            BindNeedsLock(entry, retired);
            routes.Add(route);
        }

        return routes.MoveToImmutable();
    }

    /// <summary>Closes the consumer's ends: whatever it still calls is answered at once.</summary>
    public void DetachNeedsLock(RunningGeneration consumer, RetiredBindings retired)
    {
        var closed = new Absence(
            UnavailableReason.CallerStopped,
            $"'{consumer.Deployment.Name}' has been stopped, and its ports are closed; code of it still runs and "
            + "calls.",
            IsFinal: true);
        var requires = consumer.Model.Manifest.Requires;
        foreach (var contract in requires.Select(static required => required.Contract).Distinct())
        {
            var entries = EntriesOf(contract);
            foreach (var entry in entries.Where(entry => entry.Consumer == consumer))
            {
                entry.Route.Bind([], RouteNeeds.None, closed, retired);
            }

            entries.RemoveAll(entry => entry.Consumer == consumer);
        }
    }

    /// <summary>Connects every route of these contracts anew, after providers came, went or changed.</summary>
    public void RefreshNeedsLock(IEnumerable<ContractId> contracts, RetiredBindings retired)
    {
        Volatile.Write(ref _epoch, _epoch + 1);
        foreach (var contract in contracts.Distinct())
        {
            foreach (var entry in EntriesOf(contract))
            {
                BindNeedsLock(entry, retired);
            }

            RefreshNamedNeedsLock(contract, retired);
        }
    }

    /// <summary>Connects every route anew, after instances were installed or removed.</summary>
    public void RefreshNeedsLock(RetiredBindings retired) =>
        RefreshNeedsLock([.. _consumers.Keys.Concat(_named.Keys)], retired);

    /// <summary>The route by which a caller reaches one serving provider by name; made at its first use.</summary>
    public NamedRoute NamedNeedsLock(string caller, PluginInstance provider, ContractId contract, Provision provision)
    {
        if (!_named.TryGetValue(contract, out var routes))
        {
            _named[contract] = routes = [];
        }

        var route = routes.Find(route =>
            route.Caller == caller && route.Provider == provider.Name && route.Contract == provision.Contract);
        if (route is null)
        {
            var needs = AsksForContextNeedsLock(provider.Name) ? RouteNeeds.Context : RouteNeeds.None;
            var config = instances.Config.Routes.GetValueOrDefault(contract, RouteConfig.Default);
            route = new NamedRoute(caller, provider.Name, provision.Contract, config, needs, context);
            var retired = new RetiredBindings();
            route.Bind(TargetNeedsLock(provider.Name, contract), retired);
            routes.Add(route);

            // The port has just been made: nobody can be inside what it left.
            retired.Retire();
        }

        return route;
    }

    /// <summary>The provision of a contract by a serving instance; null when it does not serve it.</summary>
    public static Provision? ProvisionNeedsLock(PluginInstance provider, ContractId contract) =>
        provider.Running is { IsServing: true } running ? ProvisionOf(running, contract) : null;

    /// <summary>A provider as routes see it now; null when it cannot take calls.</summary>
    /// <param name="provider">Its name.</param>
    /// <param name="contract">What is asked of it.</param>
    /// <param name="closesCycle">Whether calls on the route may come from the provider itself.</param>
    public RouteTarget? TargetNeedsLock(string provider, ContractId contract, bool closesCycle = false)
    {
        if (!instances.TryGetNeedsLock(provider, out var instance))
        {
            return null;
        }

        if (!instance.IsFallingIdle && ProvisionNeedsLock(instance, contract) is { } provision)
        {
            if (instance.Gate is { } gate && !(closesCycle && gate.LetsCyclesPass))
            {
                return new RouteTarget.OnDemand(provider, gate.PassAsync);
            }

            var active = new RouteTarget.Active(provider, instance.Running!.Account, provision);
            return instance.Canary is { Next: var next } canary && ProvisionOf(next, contract) is { } tried
                ? new RouteTarget.Shared(active, new RouteTarget.Active(provider, next.Account, tried), canary)
                : active;
        }

        return instance.Model.Activation == Activation.OnDemand
            && (instance.State is PluginState.Resolved or PluginState.Starting or PluginState.Faulted
                || instance is { IsFallingIdle: true, Model.Wanted: WantedState.Enabled })
            ? new RouteTarget.OnDemand(provider, instance.StartOnDemand)
            : null;
    }

    /// <summary>
    /// Rebinds what still leads somewhere, and forgets what leads to a provider that is gone.
    /// </summary>
    private void RefreshNamedNeedsLock(ContractId contract, RetiredBindings retired)
    {
        if (!_named.TryGetValue(contract, out var routes))
        {
            return;
        }

        foreach (var route in routes)
        {
            // If an update has brought another build, the route goes on over bytes: somebody may be about to call.
            route.Bind(TargetNeedsLock(route.Provider, contract), retired);
        }

        routes.RemoveAll(static route => !route.IsBound);
    }

    private static Provision? ProvisionOf(RunningGeneration running, ContractId contract)
    {
        var provides = running.Model.Manifest.Provides;
        for (var index = 0; index < provides.Length; index++)
        {
            if (provides[index].Contract == contract)
            {
                return running.Provides[index];
            }
        }

        return null;
    }

    private List<Entry> EntriesOf(ContractId contract)
    {
        if (!_consumers.TryGetValue(contract, out var entries))
        {
            _consumers[contract] = entries = [];
        }

        return entries;
    }

    private void BindNeedsLock(Entry entry, RetiredBindings retired)
    {
        var route = instances.Resolution[entry.Consumer.ResolvedAs].Routes[entry.Index];
        var contract = route.Requirement.Contract;
        ImmutableArray<RouteTarget> targets =
        [
            .. route.Providers
                .Select(provider => TargetNeedsLock(provider, contract, route.ClosesCycle))
                .OfType<RouteTarget>(),
        ];
        if (targets.IsEmpty && !route.Providers.IsEmpty)
        {
            // Whoever was chosen instead has not started yet: those that served so far go on until it has.
            targets = [.. entry.Targets.Where(target => TargetNeedsLock(target.Provider, contract) == target)];
        }

        if (!targets.IsEmpty && targets.SequenceEqual(entry.Targets))
        {
            // It leads there already, as most routes do when one instance changes.
            return;
        }

        var asks = targets.Any(target => AsksForContextNeedsLock(target.Provider));
        var needs = asks ? RouteNeeds.Context : RouteNeeds.None;
        entry.Targets = targets;
        entry.Last = targets.IsEmpty ? entry.Last : targets[0].Provider;
        entry.Route.Bind(targets, needs, targets.IsEmpty ? AbsenceNeedsLock(entry, route) : NoAbsence, retired);
    }

    private static Absence NoAbsence { get; } = new(UnavailableReason.NoProvider, "");

    private bool AsksForContextNeedsLock(string provider) =>
        instances.TryGetNeedsLock(provider, out var instance)
        && (AsksForContext(instance.Model) || (instance.Canary is { } canary && AsksForContext(canary.Next.Model)));

    private static bool AsksForContext(InstanceModel model) =>
        model.Manifest.Roles.Contains("context", StringComparer.Ordinal);

    private Absence AbsenceNeedsLock(Entry entry, RouteModel route)
    {
        if (route.Providers.IsEmpty)
        {
            // Until it has drained, the one that leaves is the reason, and not that it is disabled.
            return instances.TryGetNeedsLock(entry.Last, out var last) && last.State == PluginState.Stopping
                ? AbsenceOf(route, entry.Last, last)
                : new Absence(UnavailableReason.NoProvider, $"{route.Requirement}: {route.Reason.Explanation}");
        }

        var name = route.Providers[0];
        return AbsenceOf(route, name, instances.TryGetNeedsLock(name, out var found) ? found : null);
    }

    private static Absence AbsenceOf(RouteModel route, string name, PluginInstance? provider)
    {
        var reason = provider?.State switch
        {
            PluginState.Stopping => UnavailableReason.Stopped,
            PluginState.Quarantined => UnavailableReason.Quarantined,
            _ => UnavailableReason.NotStarted,
        };
        return new Absence(
            reason,
            $"{route.Requirement} is provided by '{name}', which is {provider?.State.ToString() ?? "gone"} and takes "
            + "no calls: " + provider?.Reason.Explanation);
    }

    private sealed record Entry(RunningGeneration Consumer, int Index, ConsumerRoute Route)
    {
        /// <summary>Where it leads.</summary>
        public ImmutableArray<RouteTarget> Targets { get; set; } = [];

        /// <summary>The provider that it led to last; empty before the first.</summary>
        public string Last { get; set; } = "";
    }
}
