using System.Runtime.Loader;

namespace Mortise.Testing.Leaks;

/// <summary>Says what may hold a load context that should have been collected.</summary>
internal static class LeakSuspicion
{
    private const string Usual =
        "End in IStop or DisposeAsync what the plug-in has started: threads, timers, handlers of static events, "
        + "registrations on tokens that outlive it.";

    public static string Of(AssemblyLoadContext context)
    {
        var found = Roots.All(context)
            .Select(root => (root.Name, Path: ObjectSearch.Find(root.Value, context)))
            .Where(static root => root.Path is not null)
            .Select(static root => $"{root.Name} → {root.Path}")
            .Distinct()
            .Take(5)
            .ToArray();
        return found.Length == 0
            ? "No timer, static event or static field was found that holds it; most often it is a thread that still "
                + $"runs. {Usual}"
            : $"It is held by: {string.Join("; ", found)}. {Usual}";
    }
}
