using System.Globalization;
using System.Runtime.Loader;

namespace Mortise.Bench.Soak;

/// <summary>What a process holds when all that can be collected has been.</summary>
/// <param name="Generations">Load contexts of plug-ins.</param>
/// <param name="Managed">Bytes of the managed heap.</param>
/// <param name="Handles">Open files, sockets and the like.</param>
/// <param name="Resident">Bytes in memory.</param>
internal sealed record Footprint(int Generations, long Managed, int Handles, long Resident)
{
    /// <summary>More would mean that something holds a generation.</summary>
    private const int MostCollections = 40;

    /// <summary>Measures this process, in which nobody calls now.</summary>
    public static async Task<Footprint> TakeAsync()
    {
        for (var collections = 0; collections < MostCollections; collections++)
        {
            // Leaves the stack on which a generation may still lie.
            await Task.Yield();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            if (collections > 1 && Contexts() <= 1)
            {
                break;
            }
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new Footprint(
            Contexts(),
            GC.GetTotalMemory(forceFullCollection: true),
            Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(),
            ReadResident());
    }

    private static int Contexts() => AssemblyLoadContext.All.Count(static context => context.IsCollectible);

    private static long ReadResident() =>
        File.ReadLines("/proc/self/status")
            .Where(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(static line => long.Parse(line["VmRSS:".Length..^"kB".Length], CultureInfo.InvariantCulture))
            .Single() * 1024;
}
