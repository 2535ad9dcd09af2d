using Microsoft.Diagnostics.Runtime;

namespace Mortise.Cli.Leaks;

/// <summary>What is never collected in a snapshot, with names.</summary>
internal sealed class HeapRoots(ClrRuntime runtime)
{
    private readonly Dictionary<ulong, string> _statics = [];
    private readonly Dictionary<ulong, string> _threadStatics = [];
    private readonly Dictionary<int, string> _threads = [];

    /// <summary>Statics first: whoever is held by one and by a handle to it is named by the field.</summary>
    public IEnumerable<(ulong Address, HeapRoot Root)> All()
    {
        ReadThreads();
        ReadFields();
        foreach (var (address, name) in _statics)
        {
            yield return (address, new HeapRoot(LeakKind.Static, $"the static field {name}"));
        }

        foreach (var (address, name) in _threadStatics)
        {
            yield return (address, new HeapRoot(LeakKind.ThreadStatic, $"the thread-static field {name}"));
        }

        foreach (var thread in runtime.Threads.Where(static thread => thread.IsAlive))
        {
            foreach (var root in thread.EnumerateStackRoots())
            {
                yield return (root.Object.Address, new HeapRoot(LeakKind.Thread, Name(thread)));
            }
        }

        foreach (var handle in runtime.EnumerateHandles().Where(IsStrong))
        {
            yield return (handle.Object.Address, Of(handle));
        }

        foreach (var root in runtime.Heap.EnumerateAdditionalRoots())
        {
            yield return (root.Object.Address, root.RootKind == ClrRootKind.ThreadStaticVar
                ? new HeapRoot(LeakKind.ThreadStatic, "a thread-static field")
                : new HeapRoot(LeakKind.Static, "a static field"));
        }

        foreach (var root in runtime.Heap.EnumerateFinalizerRoots())
        {
            yield return (root.Object.Address, new HeapRoot(LeakKind.Finalizer, "the queue of finalizers"));
        }
    }

    /// <summary>A thread as its author named it.</summary>
    public string Name(ClrThread thread) =>
        thread.IsFinalizer ? "the finalizer thread"
        : _threads.TryGetValue(thread.ManagedThreadId, out var name) ? $"the thread '{name}'"
        : $"the thread {thread.ManagedThreadId}";

    private static bool IsStrong(ClrHandle handle) => handle.HandleKind is ClrHandleKind.Strong
        or ClrHandleKind.Pinned or ClrHandleKind.AsyncPinned or ClrHandleKind.SizedRef or ClrHandleKind.RefCounted;

    private static HeapRoot Of(ClrHandle handle) => handle.Object.Type?.Name == "System.Object[]"
        ? new HeapRoot(LeakKind.Static, "a static field")
        : new HeapRoot(
            LeakKind.Handle,
            $"a GCHandle ({(handle.HandleKind == ClrHandleKind.Strong ? "Normal" : $"{handle.HandleKind}")})");

    private void ReadThreads()
    {
        foreach (var handle in runtime.EnumerateHandles())
        {
            if (handle.Object is { Type.Name: "System.Threading.Thread" } thread
                && thread.ReadStringField("_name") is { } name)
            {
                _threads[thread.ReadField<int>("_managedThreadId")] = name;
            }
        }
    }

    private void ReadFields()
    {
        var domains = runtime.AppDomains;
        var threads = runtime.Threads.Where(static thread => thread.IsAlive).ToArray();

        // Those of code that can leave are held by that code.
        foreach (var type in runtime.EnumerateModules()
            .SelectMany(static module => module.EnumerateTypesWithStaticFields())
            .Where(static type => !type.IsCollectible))
        {
            foreach (var field in type.StaticFields.Where(static field => field.IsObjectReference))
            {
                foreach (var domain in domains)
                {
                    _statics.TryAdd(field.ReadObject(domain).Address, $"{type.Name}.{field.Name}");
                }
            }

            foreach (var field in type.ThreadStaticFields.Where(static field => field.IsObjectReference))
            {
                foreach (var thread in threads)
                {
                    _threadStatics.TryAdd(
                        field.ReadObject(thread).Address, $"{type.Name}.{field.Name} of {Name(thread)}");
                }
            }
        }

        _statics.Remove(0);
        _threadStatics.Remove(0);
    }
}
