using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>Chooses among resolved candidates after the route's policy.</summary>
internal sealed class RouteChooser(
    InstanceSet set, DemandTable demands, Levels levels, Blame blame, ResolutionEffort effort)
{
    private readonly HashSet<(int Instance, int Requirement)> _fromBelow = [];

    /// <summary>
    /// The routes of each instance. The best provider is taken, unless the best ones of several instances form a circle
    /// of mandatory requirements: then those in it take their best from a lower level, where there always is one.
    /// </summary>
    public RouteModel[][] ChooseWithoutCycles()
    {
        var routes = set.Instances.Select((_, index) => Choose(index)).ToArray();
        while (true)
        {
            var circles = StrongComponents.Find(MandatoryGraph(routes), effort);
            var changed = false;
            for (var instance = 0; instance < routes.Length; instance++)
            {
                for (var index = 0; circles.Contain(instance) && index < routes[instance].Length; index++)
                {
                    if (IsMandatory(instance, routes[instance][index])
                        && IsInCircle(instance, routes[instance][index], circles)
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
        && set.Instances[instance].IsBlocking;

    /// <summary>Edges downwards alone close no circle, so that at least one other edge of it changes.</summary>
    private bool IsInCircle(int instance, RouteModel route, Circles circles) => route.Providers.Any(name =>
        set.Find(name) is var provider
        && circles.Join(provider, instance)
        && !levels.IsBelow(provider, instance));

    private RouteModel[] Choose(int instance)
    {
        effort.Steps += demands.Of(instance).Length;
        return [.. demands.Of(instance).Select((_, index) => Choose(instance, index))];
    }

    private RouteModel Choose(int instance, int index)
    {
        var requirement = demands.Of(instance)[index];
        var choice = requirement.Barrier is null ? Decide(instance, index, requirement) : null;
        if (choice is null)
        {
            var verdict = blame.Against(instance, requirement);
            choice = new RouteChoice([], new Reason(verdict.Code, verdict.Explanation));
        }

        return new RouteModel(requirement.Contract, requirement.Policy, choice.Providers, choice.Reason);
    }

    /// <summary>The choice; null when nobody can be chosen.</summary>
    private RouteChoice? Decide(int instance, int index, Requirement requirement)
    {
        if (_fromBelow.Contains((instance, index)))
        {
            var below = Resolved(requirement.Demand).Where(offer => levels.IsBelow(offer.Index, instance));
            return Take(requirement, below, failed: null, ReasonCode.AvoidsCycle);
        }

        if (set.Instances[instance].Manifest.Provides.Any(own => own.Contract == requirement.Contract.Contract))
        {
            var others = Resolved(requirement.Demand).Where(offer => offer.Index != instance);
            var failed = Resolved(requirement.Demand, requirement.Demand.FirstFailed)
                .FirstOrDefault(offer => offer.Index != instance);
            return Take(requirement, others, failed, forced: null);
        }

        var choices = requirement.Demand.Choices;
        return choices.TryGetValue(requirement.Policy, out var choice)
            ? choice
            : choices[requirement.Policy] = Take(
                requirement,
                Resolved(requirement.Demand),
                Resolved(requirement.Demand, requirement.Demand.FirstFailed).FirstOrDefault(),
                forced: null);
    }

    private IEnumerable<Offer> Resolved(Demand demand, int start = 0)
    {
        for (var index = start; index < demand.Candidates.Length; index++)
        {
            effort.Steps++;
            if (levels.IsResolved(demand.Candidates[index].Index))
            {
                yield return demand.Candidates[index];
            }
        }
    }

    /// <param name="requirement">What is required.</param>
    /// <param name="candidates">Those that can be chosen, the best first.</param>
    /// <param name="failed">The best of those whose last start failed; null for none.</param>
    /// <param name="forced">The reason, if it is not the rule that decides among the candidates.</param>
    private static RouteChoice? Take(
        Requirement requirement, IEnumerable<Offer> candidates, Offer? failed, ReasonCode? forced)
    {
        // The second best is asked for only to say what the best has before it.
        Offer[] offers = [.. requirement.Policy == RoutePolicyKind.Single ? candidates.Take(2) : candidates];
        if (offers.Length == 0)
        {
            return null;
        }

        if (requirement.Policy == RoutePolicyKind.Single && failed is not null && failed.IsBetterThan(offers[0]))
        {
            offers = [offers[0], failed];
        }

        var (code, chosen) = requirement.Policy switch
        {
            RoutePolicyKind.All =>
                (ReasonCode.EveryProvider, offers.OrderBy(static offer => offer.Name, StringComparer.Ordinal)),
            RoutePolicyKind.RoundRobin => (ReasonCode.TakeTurns, offers),
            RoutePolicyKind.Weighted => (ReasonCode.ByWeight, offers),
            RoutePolicyKind.Keyed => (ReasonCode.ByKey, offers),
            RoutePolicyKind.Fallback => (ReasonCode.InOrder, offers),
            _ => (Compare(requirement, offers), (IEnumerable<Offer>)offers[..1]),
        };
        ImmutableArray<string> providers = [.. chosen.Select(static offer => offer.Name)];
        return new RouteChoice(providers, ChoiceText.Explain(forced ?? code, requirement, offers));
    }

    private static ReasonCode Compare(Requirement requirement, Offer[] offers) =>
        requirement.Contract.Key.Length > 0 ? ReasonCode.Named
        : offers.Length == 1 ? ReasonCode.OnlyProvider
        : offers[0].Beats(offers[1]);
}
