using Microsoft.Diagnostics.Runtime;

namespace Mortise.Cli.Leaks;

/// <summary>
/// Walks what lives in a snapshot from the roots, breadth first, and notes where it enters the code of a generation
/// that was given up. What such code itself holds is walked last, so that no way leads through it that has another.
/// </summary>
internal sealed class HeapSearch(ClrHeap heap, PluginContexts contexts)
{
    /// <summary>How many holders are noted per generation, the nearest to the roots first.</summary>
    private const int MostHolders = 400;

    private readonly Dictionary<ulong, ulong> _parents = [];
    private readonly Dictionary<ulong, HeapRoot> _roots = [];
    private readonly Dictionary<PluginContext, List<HeldCode>> _held = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<ulong> _next = new();
    private readonly Queue<ulong> _last = new();

    public void Walk(IEnumerable<(ulong Address, HeapRoot Root)> roots)
    {
        foreach (var (address, root) in roots.Where(static root => root.Address != 0))
        {
            if (contexts.Of(heap.GetObject(address)) is { IsGivenUp: true } context)
            {
                Note(new HeldCode(context, 0, root, address));
            }

            if (_parents.TryAdd(address, 0))
            {
                _roots.Add(address, root);
                _next.Enqueue(address);
            }
        }

        while (_next.TryDequeue(out var address))
        {
            if (contexts.Of(heap.GetObject(address)) is { IsGivenUp: true })
            {
                _last.Enqueue(address);
            }
            else
            {
                Expand(address);
            }
        }

        while (_last.TryDequeue(out var address))
        {
            Expand(address);
            while (_next.TryDequeue(out var inner))
            {
                _last.Enqueue(inner);
            }
        }
    }

    /// <summary>Where the code of a generation is held from outside, nearest first.</summary>
    public IEnumerable<HeldCode> HoldersOf(PluginContext context) => _held.GetValueOrDefault(context, []);

    /// <summary>The objects from the root to the held one, and the root.</summary>
    public (HeapRoot Root, List<ClrObject> Path) WayTo(HeldCode held)
    {
        var path = new List<ClrObject> { heap.GetObject(held.Target) };
        var root = held.Root;
        for (var address = held.Holder; address != 0; address = _parents[address])
        {
            path.Add(heap.GetObject(address));
            root = _roots.GetValueOrDefault(address);
        }

        path.Reverse();
        return (root!, path);
    }

    private void Expand(ulong address)
    {
        var value = heap.GetObject(address);
        if (!value.IsValid)
        {
            return;
        }

        var own = contexts.Of(value);
        foreach (var inner in value.EnumerateReferences(carefully: false, considerDependantHandles: true))
        {
            if (inner.Address == 0)
            {
                continue;
            }

            if (contexts.Of(inner) is { IsGivenUp: true } context && context != own)
            {
                Note(new HeldCode(context, address, null, inner.Address));
            }

            if (_parents.TryAdd(inner.Address, address))
            {
                _next.Enqueue(inner.Address);
            }
        }
    }

    private void Note(HeldCode held)
    {
        if (!_held.TryGetValue(held.Context, out var all))
        {
            _held.Add(held.Context, all = []);
        }

        if (all.Count < MostHolders)
        {
            all.Add(held);
        }
    }
}
