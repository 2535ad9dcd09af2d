using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Mortise.Bench.Soak;

/// <summary>What a process holds when all that can be collected has been.</summary>
/// <param name="Generations">Load contexts of plug-ins.</param>
/// <param name="Managed">Bytes of the managed heap.</param>
/// <param name="Handles">Open files, sockets and the like.</param>
/// <param name="Resident">Bytes in memory that are the process's own.</param>
internal sealed record Footprint(int Generations, long Managed, int Handles, long Resident)
{
    /// <summary>Without what is mapped from files, which the system gives and takes as it needs memory.</summary>
    private static readonly string[] _own = ["RssAnon:", "RssShmem:"];

    /// <summary>More would mean that something holds a generation.</summary>
    private const int MostCollections = 40;
    private const int Looks = 5;

    /// <summary>Measures this process, in which nobody calls now.</summary>
    public static async Task<Footprint> TakeAsync(IWriterChange change)
    {
        await CollectAsync().ConfigureAwait(false);
        await change.RestAsync().ConfigureAwait(false);
        var resident = await ResidentAsync().ConfigureAwait(false);
        return new Footprint(
            Contexts(),
            GC.GetTotalMemory(forceFullCollection: true),
            Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(),
            resident);
    }

    /// <summary>The least that is seen: what has just been freed may still show once.</summary>
    private static async Task<long> ResidentAsync()
    {
        var least = long.MaxValue;
        for (var look = 0; look < Looks; look++)
        {
            await CollectAsync().ConfigureAwait(false);
            ReturnFreeMemory(0);
            least = Math.Min(least, ReadResident());
        }

        return least;
    }

    private static async Task CollectAsync()
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
    }

    /// <summary>Has the C library give back what it holds for later, which is in nobody's use.</summary>
    [DllImport("libc", EntryPoint = "malloc_trim")]
    private static extern int ReturnFreeMemory(nint keep);

    private static int Contexts() => AssemblyLoadContext.All.Count(static context => context.IsCollectible);

    private static long ReadResident() =>
        File.ReadLines("/proc/self/status")
            .Where(static line => _own.Any(name => line.StartsWith(name, StringComparison.Ordinal)))
            .Sum(static line => long.Parse(line.Split(':')[1][..^"kB".Length], CultureInfo.InvariantCulture)) * 1024;
}
