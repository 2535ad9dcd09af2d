using System.Collections.Immutable;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Builds the steps of a route: the policy at the end, in front of it the interceptors that the route needs.
/// </summary>
internal static class Composition
{
    /// <summary>Whether calls of one consumer to one provider can do without any step.</summary>
    public static bool IsPlain(ContractRuntime contract, RouteConfig route, int providers, RouteNeeds needs) =>
        IsToOne(route, providers)
        && needs == RouteNeeds.None
        && Deadlines(contract, route).All(static deadline => deadline == TimeSpan.Zero);

    /// <summary>Whether a port stands in front of the one behind which providers come and go.</summary>
    public static bool IsFronted(ContractRuntime contract, RouteConfig route) =>
        route.IsIntercepted || FailsOpen(contract.Model);

    /// <summary>Whether there is nothing to share between providers.</summary>
    public static bool IsToOne(RouteConfig route, int providers) =>
        providers <= 1 || route.Policy == RoutePolicyKind.Single;

    /// <summary>The step that shares calls between ends.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="route">What the edition says.</param>
    /// <param name="names">The providers, the best first; more than one.</param>
    /// <param name="ends">Their ends, in the same order.</param>
    /// <param name="context">What all routes share.</param>
    public static RouteStep Share(
        ContractRuntime contract,
        RouteConfig route,
        ImmutableArray<string> names,
        ImmutableArray<RouteStep> ends,
        RouteContext context) => route.Policy switch
        {
            RoutePolicyKind.RoundRobin => new TurnStep(ends),
            RoutePolicyKind.Weighted => TurnStep.ByWeight(
                ends, [.. names.Select(name => route.Weights.GetValueOrDefault(name, 1))]),
            RoutePolicyKind.Keyed => new KeyedStep(names, ends, route, contract.Model, context.Flow),
            RoutePolicyKind.Fallback => FallbackStep.Of(ends, contract.Model),
            RoutePolicyKind.All => new AllStep(ends),
            _ => ends[0],
        };

    /// <summary>The steps in front of an end; the first one that a call meets is returned.</summary>
    public static RouteStep Intercept(
        ContractRuntime contract,
        RouteConfig route,
        RouteNeeds needs,
        string consumer,
        RouteStep end,
        RouteContext context)
    {
        var intercepted = new InterceptedRoute(contract.Model, consumer, context.Flow, context.Time);
        var step = Intercepted(end, route.Behind);
        var deadlines = Deadlines(contract, route);
        if (deadlines.Any(static deadline => deadline != TimeSpan.Zero))
        {
            step = new DeadlineInterceptor(step, deadlines, context.Time);
        }

        if (needs.HasFlag(RouteNeeds.Context))
        {
            step = new ContextInterceptor(step, context.Flow, consumer, deadlines, context.Time);
        }

        step = Intercepted(step, route.Around);
        return FailsOpen(contract.Model) ? new FailOpenStep(step, contract.Model, consumer, context) : step;

        RouteStep Intercepted(RouteStep next, ImmutableArray<Intercept> interceptors) => interceptors
            .Reverse().Aggregate(next, (inner, intercept) => intercept(inner, intercepted));
    }

    private static bool FailsOpen(ContractModel contract) =>
        contract.Operations.Any(static operation => operation.OnFailure is FailurePolicy.FailOpen);

    private static ImmutableArray<TimeSpan> Deadlines(ContractRuntime contract, RouteConfig route) =>
        [.. contract.Model.Operations.Select(operation => route.Deadline ?? operation.Deadline)];
}
