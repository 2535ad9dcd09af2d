using System.Reflection;
using System.Runtime.Loader;

namespace Mortise.Tests.Updates;

/// <summary>The writers' code in this process.</summary>
internal static class Generations
{
    /// <summary>The tests that count generations; no two at a time.</summary>
    public const string Counted = "Generations";

    /// <summary>How many generations are loaded when those that can be collected are.</summary>
    public static async Task<int> LoadedAsync()
    {
        var loaded = int.MaxValue;
        for (var attempt = 0; loaded != 1 && attempt < 20; attempt++)
        {
            // Leaves the stack on which a generation may still lie.
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            loaded = AssemblyLoadContext.All.Count(static context =>
                context.IsCollectible && context.Assemblies.Any(IsWriter));
        }

        return loaded;
    }

    /// <summary>Where those that are loaded were loaded from.</summary>
    public static string[] Places() =>
    [
        .. AssemblyLoadContext.All
            .Where(static context => context.IsCollectible)
            .SelectMany(static context => context.Assemblies)
            .Where(IsWriter)
            .Select(static assembly => assembly.Location),
    ];

    private static bool IsWriter(Assembly assembly) => assembly.GetName().Name is { } name
        && name.StartsWith("Fixture.Writer.", StringComparison.Ordinal)
        && !name.EndsWith(".Contracts", StringComparison.Ordinal);
}
