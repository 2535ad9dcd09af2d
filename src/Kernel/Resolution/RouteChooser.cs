using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>Chooses among resolved candidates after the route's policy.</summary>
internal sealed class RouteChooser(InstanceSet set, DemandTable demands, Levels levels, Blame blame)
{
    private readonly HashSet<(int Instance, int Requirement)> _fromBelow = [];

    /// <summary>
    /// The routes of each instance. The best provider is taken, unless the best ones of several instances form a circle
    /// of mandatory requirements: then those in it take their best from a lower level, where there always is one.
    /// </summary>
    public RouteModel[][] ChooseWithoutCycles(ResolutionEffort effort)
    {
        var routes = set.Instances.Select((_, index) => Choose(index, effort)).ToArray();
        while (true)
        {
            var components = StrongComponents.Find(MandatoryGraph(routes), effort);
            var changed = false;
            for (var instance = 0; instance < routes.Length; instance++)
            {
                for (var index = 0; index < routes[instance].Length; index++)
                {
                    if (IsMandatory(instance, routes[instance][index])
                        && IsInCircle(instance, routes[instance][index], components)
                        && _fromBelow.Add((instance, index)))
                    {
                        routes[instance][index] = Choose(instance, index);
                        changed = true;
                    }
                }
            }

            if (!changed)
            {
                return routes;
            }
        }
    }

    private RouteGraph MandatoryGraph(RouteModel[][] routes) => RouteGraph.Of(
        routes.Length, instance => routes[instance].Where(route => IsMandatory(instance, route)), set.Find);

    private bool IsMandatory(int instance, RouteModel route) =>
        route.Requirement.Cardinality == Cardinality.One
        && levels.IsResolved(instance)
        && !set.Instances[instance].IsHost;

    /// <summary>Edges downwards alone close no circle, so that at least one other edge of it changes.</summary>
    private bool IsInCircle(int instance, RouteModel route, int[] components) => route.Providers.Any(name =>
        set.Find(name) is var provider
        && components[provider] == components[instance]
        && !levels.IsBelow(provider, instance));

    private RouteModel[] Choose(int instance, ResolutionEffort effort)
    {
        effort.Steps += demands.Of(instance).Length;
        return [.. demands.Of(instance).Select((_, index) => Choose(instance, index))];
    }

    private RouteModel Choose(int instance, int index)
    {
        var requirement = demands.Of(instance)[index];
        var choice = Decide(instance, index, requirement);
        return new RouteModel(requirement.Contract, requirement.Policy, choice.Providers, choice.Reason);
    }

    private RouteChoice Decide(int instance, int index, Requirement requirement)
    {
        var demand = requirement.Demand;
        if (requirement.Barrier is not null)
        {
            return Nothing(instance, requirement);
        }

        if (_fromBelow.Contains((instance, index)))
        {
            var below = demand.Candidates.Where(offer =>
                levels.IsResolved(offer.Index) && levels.IsBelow(offer.Index, instance));
            return Take(requirement, [.. below], ReasonCode.AvoidsCycle);
        }

        if (set.Instances[instance].Manifest.Provides.Any(own => own.Contract == requirement.Contract.Contract))
        {
            Offer[] others = [.. demand.Candidates.Where(offer =>
                offer.Index != instance && levels.IsResolved(offer.Index))];
            return others.Length == 0 ? Nothing(instance, requirement) : Take(requirement, others, null);
        }

        if (!demand.Choices.TryGetValue(requirement.Policy, out var choice))
        {
            Offer[] resolved = [.. demand.Candidates.Where(offer => levels.IsResolved(offer.Index))];
            choice = resolved.Length == 0 ? null : Take(requirement, resolved, null);
            demand.Choices[requirement.Policy] = choice;
        }

        return choice ?? Nothing(instance, requirement);
    }

    private RouteChoice Nothing(int instance, Requirement requirement)
    {
        var refusal = blame.Against(instance, requirement);
        return new RouteChoice([], new Reason(refusal.Code, refusal.Explanation));
    }

    private static RouteChoice Take(Requirement requirement, Offer[] offers, ReasonCode? forced)
    {
        var (code, chosen) = requirement.Policy switch
        {
            RoutePolicyKind.All =>
                (ReasonCode.EveryProvider, offers.OrderBy(static offer => offer.Name, StringComparer.Ordinal)),
            RoutePolicyKind.RoundRobin => (ReasonCode.TakeTurns, offers),
            _ => (Compare(requirement, offers), (IEnumerable<Offer>)offers[..1]),
        };
        ImmutableArray<string> providers = [.. chosen.Select(static offer => offer.Name)];
        var reason = ChoiceText.Explain(forced ?? code, requirement, offers);
        return new RouteChoice(providers, reason);
    }

    private static ReasonCode Compare(Requirement requirement, Offer[] offers) =>
        requirement.Contract.Key.Length > 0 ? ReasonCode.Named
        : offers.Length == 1 ? ReasonCode.OnlyProvider
        : offers[0].Beats(offers[1]);
}
