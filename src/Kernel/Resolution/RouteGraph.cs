using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>
/// Routes as a graph from consumers to providers. Nodes below <see cref="Instances"/> are instances by number; the
/// others stand for provider lists that several consumers share, so that the graph stays as small as its input.
/// </summary>
internal sealed class RouteGraph
{
    private readonly List<int[]> _edges;

    private RouteGraph(int instances)
    {
        Instances = instances;
        _edges = [.. Enumerable.Repeat(Array.Empty<int>(), instances)];
    }

    public int Instances { get; }

    public int Count => _edges.Count;

    public ReadOnlySpan<int> this[int node] => _edges[node];

    /// <param name="instances">How many instances there are.</param>
    /// <param name="routes">The routes of an instance that make edges.</param>
    /// <param name="find">The number of an instance by name; negative for one outside the graph.</param>
    public static RouteGraph Of(
        int instances, Func<int, IEnumerable<RouteModel>> routes, Func<string, int> find)
    {
        var graph = new RouteGraph(instances);
        var lists = new Dictionary<ImmutableArray<string>, int>();
        for (var instance = 0; instance < instances; instance++)
        {
            graph._edges[instance] = [.. routes(instance)
                .Where(static route => route.Providers.Length > 0)
                .Select(route => graph.NodeOf(route.Providers, lists, find))
                .Where(static node => node >= 0)];
        }

        return graph;
    }

    private int NodeOf(
        ImmutableArray<string> providers, Dictionary<ImmutableArray<string>, int> lists, Func<string, int> find)
    {
        if (providers.Length == 1)
        {
            return find(providers[0]);
        }

        if (!lists.TryGetValue(providers, out var node))
        {
            lists[providers] = node = _edges.Count;
            _edges.Add([.. providers.Select(find).Where(static provider => provider >= 0)]);
        }

        return node;
    }
}
