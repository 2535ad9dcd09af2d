namespace Mortise.Kernel.Resolution;

/// <summary>Which nodes of a graph reach each other.</summary>
internal sealed class Circles
{
    private readonly int[] _component;
    private readonly int[] _sizes;

    /// <param name="component">A node for each node: the same for all that reach each other.</param>
    public Circles(int[] component)
    {
        _component = component;
        _sizes = new int[component.Length];
        foreach (var number in component)
        {
            _sizes[number]++;
        }
    }

    public bool Contain(int node) => _sizes[_component[node]] > 1;

    public bool Join(int node, int other) => _component[node] == _component[other];
}
