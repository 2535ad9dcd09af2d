namespace Mortise.Kernel.Resolution;

/// <summary>Marks the routes that close a circle: those of the kind that may, within a set that needs itself.</summary>
internal static class CycleMarks
{
    public static void Mark(InstanceSet set, Levels levels, RouteModel[][] routes, ResolutionEffort effort)
    {
        var graph = RouteGraph.Of(
            routes.Length, instance => levels.IsResolved(instance) ? routes[instance] : [], set.Find);
        var circles = StrongComponents.Find(graph, effort);
        for (var instance = 0; instance < routes.Length; instance++)
        {
            if (!circles.Contain(instance))
            {
                continue;
            }

            for (var index = 0; index < routes[instance].Length; index++)
            {
                var route = routes[instance][index];
                if ((route.Requirement.Cardinality != Cardinality.One || !set.Instances[instance].IsBlocking)
                    && route.Providers.Any(name => circles.Join(set.Find(name), instance)))
                {
                    routes[instance][index] = route with { ClosesCycle = true };
                }
            }
        }
    }
}
