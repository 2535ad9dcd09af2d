namespace Mortise.Kernel.Resolution;

/// <summary>
/// Finds which nodes of a graph reach each other: Tarjan's algorithm, without recursion, since chains may be long.
/// </summary>
internal sealed class StrongComponents
{
    private readonly RouteGraph _graph;
    private readonly int[] _component;
    private readonly int[] _order;
    private readonly int[] _low;
    private readonly Stack<int> _open = new();
    private readonly Stack<(int Node, int Edge)> _calls = new();
    private int _visited;

    private StrongComponents(RouteGraph graph)
    {
        _graph = graph;
        _component = new int[graph.Count];
        _order = new int[graph.Count];
        _low = new int[graph.Count];
        Array.Fill(_component, -1);
        Array.Fill(_order, -1);
    }

    public static Circles Find(RouteGraph graph, ResolutionEffort effort)
    {
        var search = new StrongComponents(graph);
        for (var node = 0; node < graph.Count; node++)
        {
            if (search._order[node] < 0)
            {
                search.Visit(node, effort);
            }
        }

        return new Circles(search._component);
    }

    private void Visit(int root, ResolutionEffort effort)
    {
        Enter(root);
        while (_calls.TryPop(out var call))
        {
            effort.Steps++;
            var edges = _graph[call.Node];
            if (call.Edge > 0)
            {
                _low[call.Node] = Math.Min(_low[call.Node], LowOf(edges[call.Edge - 1]));
            }

            if (call.Edge == edges.Length)
            {
                Leave(call.Node);
                continue;
            }

            _calls.Push((call.Node, call.Edge + 1));
            if (_order[edges[call.Edge]] < 0)
            {
                Enter(edges[call.Edge]);
            }
        }
    }

    /// <summary>What a finished component could reach no longer matters.</summary>
    private int LowOf(int node) => _component[node] < 0 ? _low[node] : int.MaxValue;

    private void Enter(int node)
    {
        _order[node] = _low[node] = _visited++;
        _open.Push(node);
        _calls.Push((node, 0));
    }

    private void Leave(int node)
    {
        if (_low[node] != _order[node])
        {
            return;
        }

        int member;
        do
        {
            member = _open.Pop();
            _component[member] = node;
        }
        while (member != node);
    }
}
