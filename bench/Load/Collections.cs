using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Mortise.Bench.Load;

/// <summary>Whether load contexts have left the process.</summary>
internal static class Collections
{
    /// <summary>More would mean that something holds them.</summary>
    public const int Most = 12;

    /// <summary>The plug-ins' contexts that there are now. Holds none of them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static WeakReference[] Contexts() =>
        [.. AssemblyLoadContext.All.Where(static context => context.IsCollectible)
            .Select(static context => new WeakReference(context))];

    /// <summary>Collects until none is left, or as often as <see cref="Most"/>; returns how often.</summary>
    public static int Until(WeakReference[] contexts)
    {
        for (var collections = 0; ; collections++)
        {
            if (collections == Most || contexts.All(static context => !context.IsAlive))
            {
                return collections;
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
