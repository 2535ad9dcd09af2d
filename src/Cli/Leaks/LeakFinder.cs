using System.Collections.Immutable;
using Microsoft.Diagnostics.Runtime;

namespace Mortise.Cli.Leaks;

/// <summary>Names what holds the code of generations that were given up, in a snapshot of their host.</summary>
internal static class LeakFinder
{
    private const string Timer = "System.Threading.TimerQueueTimer";
    private const string Wait = "System.Threading.RegisteredWaitHandle";

    /// <summary>By instance and generation; those that nothing holds any more have no chain.</summary>
    public static ImmutableArray<LeakedCode> Find(ClrRuntime runtime)
    {
        var contexts = new PluginContexts(runtime);
        if (!contexts.All.Any(static context => context.IsGivenUp))
        {
            return [];
        }

        var roots = new HeapRoots(runtime);
        var search = new HeapSearch(runtime.Heap, contexts);
        search.Walk(roots.All());
        var threads = RunningIn(runtime, contexts, roots).ToLookup(
            static running => running.Context, static running => running.Chain);
        return
        [
            .. contexts.All
                .Where(static context => context.IsGivenUp)
                .OrderBy(static context => context.Name, StringComparer.Ordinal)
                .Select(context => new LeakedCode(
                    context.Instance,
                    context.Name,
                    [
                        .. threads[context]
                            .Concat(search.HoldersOf(context).Select(held => Describe(search, contexts, held)))
                            .OfType<LeakChain>()
                            .DistinctBy(static chain => chain.Kind)
                            .OrderBy(static chain => chain.Kind),
                    ])),
        ];
    }

    private static IEnumerable<(PluginContext Context, LeakChain Chain)> RunningIn(
        ClrRuntime runtime, PluginContexts contexts, HeapRoots roots)
    {
        foreach (var thread in runtime.Threads.Where(static thread => thread.IsAlive))
        {
            var frames = thread.EnumerateStackTrace().Where(static frame => frame.Method?.Type is not null).ToArray();
            foreach (var frame in frames)
            {
                if (contexts.Of(frame.Method!.Type) is { IsGivenUp: true } context)
                {
                    var runs = NameOf(frame);
                    yield return (context, new LeakChain(
                        LeakKind.Thread,
                        $"{roots.Name(thread)}, which runs {runs}",
                        "",
                        [.. frames.TakeWhile(inner => inner != frame).Append(frame).Reverse().Select(NameOf)]));
                }
            }
        }
    }

    private static string NameOf(ClrStackFrame frame) => $"{frame.Method!.Type.Name}.{frame.Method.Name}";

    /// <summary>Null when the way leads through the generation itself.</summary>
    private static LeakChain? Describe(HeapSearch search, PluginContexts contexts, HeldCode held)
    {
        var (root, path) = search.WayTo(held);
        var owners = path.SkipLast(1).Select(contexts.Of).ToArray();
        if (owners.Contains(held.Context))
        {
            return null;
        }

        ImmutableArray<string> steps = [.. path.Select((value, index) => index + 1 < path.Count
            ? $"{TypeOf(value)}{FieldTo(value, path[index + 1])}"
            : TypeOf(value))];
        var other = Array.FindLastIndex(owners, static owner => owner is not null);
        if (other >= 0)
        {
            var instance = owners[other]!.Instance;
            return new LeakChain(
                LeakKind.OtherPlugin,
                $"the plug-in '{instance}' ({owners[other]!.Name}), in {steps[other]}",
                instance,
                steps);
        }

        return path.Select(static value => TypeOf(value)).FirstOrDefault(IsTelling) switch
        {
            Timer => new LeakChain(LeakKind.Timer, "a timer that is set", "", steps),
            Wait => new LeakChain(LeakKind.RegisteredWait, "a wait registered with the thread pool", "", steps),
            _ => new LeakChain(root.Kind, root.Name, "", steps),
        };
    }

    private static bool IsTelling(string type) => type is Timer or Wait;

    private static string TypeOf(ClrObject value) => value.Type?.Name ?? "an object";

    private static string FieldTo(ClrObject value, ClrObject next)
    {
        if (value.IsArray)
        {
            return "[]";
        }

        foreach (var reference in value.EnumerateReferencesWithFields(false, considerDependantHandles: true))
        {
            if (reference.Object.Address == next.Address)
            {
                return reference.IsDependentHandle ? " (by a ConditionalWeakTable)"
                    : reference.Field is { Name: { } name } ? $".{name}"
                    : "";
            }
        }

        return "";
    }
}
