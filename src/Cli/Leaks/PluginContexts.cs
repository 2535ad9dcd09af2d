using Microsoft.Diagnostics.Runtime;

namespace Mortise.Cli.Leaks;

/// <summary>The load contexts of generations that are in a snapshot, by the allocator of their code.</summary>
internal sealed class PluginContexts
{
    private const string TypeName = "Mortise.Isolation.InProcess.PluginLoadContext";

    /// <summary>What the runtime calls a context after <c>Unload</c>.</summary>
    private const int Unloading = 1;

    private readonly Dictionary<ulong, PluginContext> _byAllocator = [];
    private readonly Dictionary<ulong, PluginContext?> _byMethodTable = [];
    private readonly ClrHeap _heap;

    public PluginContexts(ClrRuntime runtime)
    {
        _heap = runtime.Heap;
        foreach (var module in runtime.EnumerateModules())
        {
            foreach (var (table, _) in module.EnumerateTypeDefToMethodTableMap().Take(1))
            {
                Add(runtime.GetTypeByMethodTable(table));
            }
        }
    }

    public IEnumerable<PluginContext> All => _byAllocator.Values;

    /// <summary>Whose code an object is of; null for the framework's, contracts' and the host's.</summary>
    public PluginContext? Of(ClrObject value)
    {
        if (_byAllocator.TryGetValue(value.Address, out var own))
        {
            return own;
        }

        return value.Type is { } type ? Of(type) : null;
    }

    public PluginContext? Of(ClrType type)
    {
        if (!_byMethodTable.TryGetValue(type.MethodTable, out var context))
        {
            context = type.IsCollectible ? _byAllocator.GetValueOrDefault(AllocatorOf(type)) : null;
            _byMethodTable[type.MethodTable] = context;
        }

        return context;
    }

    private ulong AllocatorOf(ClrType type) =>
        type.LoaderAllocatorHandle == 0
            ? 0
            : _heap.Runtime.DataTarget.DataReader.ReadPointer(type.LoaderAllocatorHandle);

    private void Add(ClrType? type)
    {
        if (type is not { IsCollectible: true } || AllocatorOf(type) is not (not 0 and var allocator))
        {
            return;
        }

        var context = _heap.GetObject(type.AssemblyLoadContextAddress);
        if (context.Type?.Name == TypeName)
        {
            _byAllocator.TryAdd(allocator, new PluginContext(
                context.ReadStringField("<Instance>k__BackingField") ?? "",
                context.ReadStringField("_name") ?? "",
                context.ReadField<int>("_state") == Unloading));
        }
    }
}
