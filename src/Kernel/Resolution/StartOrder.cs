using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>
/// In which order instances start: providers before consumers, then by name. Stops go in exact reverse. Pure.
/// </summary>
internal static class StartOrder
{
    /// <summary>
    /// The order for some instances and whatever they must have. A provider that starts on demand is not added, since
    /// its first call starts it; nor is an optional one, but when it is among those that start, it comes first too.
    /// Routes that close a circle have no say. The host, and whatever is not resolved, is left out.
    /// </summary>
    public static ImmutableArray<string> Of(ResolutionModel resolution, IEnumerable<string> roots)
    {
        var members = Close(resolution, roots);
        string[] names = [.. members.Order(StringComparer.Ordinal)];
        var numbers = names.Index().ToDictionary(
            static named => named.Item, static named => named.Index, StringComparer.Ordinal);
        var graph = RouteGraph.Of(
            names.Length,
            instance => resolution[names[instance]].Routes.Where(static route => !route.ClosesCycle),
            name => numbers.GetValueOrDefault(name, -1));
        return [.. Sort(graph).Select(number => names[number])];
    }

    private static HashSet<string> Close(ResolutionModel resolution, IEnumerable<string> roots)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(roots);
        while (open.TryPop(out var name))
        {
            if (!resolution.TryGet(name, out var found)
                || !found.IsResolved
                || found.Instance.IsHost
                || !members.Add(name))
            {
                continue;
            }

            foreach (var provider in found.Routes
                .Where(static route => route.Requirement.Cardinality == Cardinality.One)
                .SelectMany(static route => route.Providers))
            {
                if (resolution[provider].Instance.Activation == Activation.Eager)
                {
                    open.Push(provider);
                }
            }
        }

        return members;
    }

    /// <summary>The instances so that each comes after those it has edges to, the smallest number first.</summary>
    private static IEnumerable<int> Sort(RouteGraph graph)
    {
        var waiting = new int[graph.Count];
        var consumers = new List<int>[graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            consumers[node] = [];
        }

        for (var node = 0; node < graph.Count; node++)
        {
            foreach (var provider in graph[node])
            {
                waiting[node]++;
                consumers[provider].Add(node);
            }
        }

        // Shared lists are no instances: they come out as soon as they can.
        var ready = new PriorityQueue<int, int>();
        void Enqueue(int node) => ready.Enqueue(node, node < graph.Instances ? node : -1);
        foreach (var node in Enumerable.Range(0, graph.Count).Where(node => waiting[node] == 0))
        {
            Enqueue(node);
        }

        while (ready.TryDequeue(out var node, out _))
        {
            if (node < graph.Instances)
            {
                yield return node;
            }

            foreach (var consumer in consumers[node].Where(consumer => --waiting[consumer] == 0))
            {
                Enqueue(consumer);
            }
        }
    }
}
