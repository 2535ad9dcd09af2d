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

    /// <summary>Whether there is nothing to share between providers.</summary>
    public static bool IsToOne(RouteConfig route, int providers) =>
        providers <= 1 || route.Policy == RoutePolicyKind.Single;

    /// <summary>The step that shares calls between ends.</summary>
    public static RouteStep Share(RouteConfig route, ImmutableArray<RouteStep> ends) => route.Policy switch
    {
        RoutePolicyKind.RoundRobin when ends.Length > 1 => new RoundRobinStep(ends),
        RoutePolicyKind.All when ends.Length > 1 => new AllStep(ends),
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

        return Intercepted(step, route.Around);

        RouteStep Intercepted(RouteStep next, ImmutableArray<Intercept> interceptors) => interceptors
            .Reverse().Aggregate(next, (inner, intercept) => intercept(inner, intercepted));
    }

    private static ImmutableArray<TimeSpan> Deadlines(ContractRuntime contract, RouteConfig route) =>
        [.. contract.Model.Operations.Select(operation => route.Deadline ?? operation.Deadline)];
}
