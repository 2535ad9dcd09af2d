using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mortise.Runtime;

/// <summary>
/// The cells of one thread. The owning thread alone adds regions and writes cells; the draining thread reads them. When
/// a region becomes too small a larger one is added, and the old one stays: calls that are inside hold references into
/// it, and what it counted goes on to count.
/// </summary>
internal sealed unsafe class LeaseRecord
{
    /// <summary>Keeps the cells off the cache lines of whatever lies beside them.</summary>
    private const int Padding = 8;
    private const uint SmallestRegion = 256;

    private volatile LeaseCell[][] _regions = [];

    /// <summary>The newest region, made large enough for a slot. Only the owning thread.</summary>
    public LeaseCell* CellsFor(int slot, out uint count)
    {
        var regions = _regions;
        var newest = regions.Length == 0 ? null : regions[^1];
        if (newest is null || slot >= CountOf(newest))
        {
            count = Math.Max(SmallestRegion, BitOperations.RoundUpToPowerOf2((uint)slot + 1));
            newest = GC.AllocateArray<LeaseCell>((int)count + (2 * Padding), pinned: true);
            _regions = [.. regions, newest];
        }

        count = (uint)CountOf(newest);
        return (LeaseCell*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(newest)) + Padding;
    }

    public long ExitedAt(int slot)
    {
        long exited = 0;
        foreach (var region in _regions)
        {
            exited += slot < CountOf(region) ? Volatile.Read(ref region[Padding + slot].Exited) : 0;
        }

        return exited;
    }

    public long EnteredAt(int slot)
    {
        long entered = 0;
        foreach (var region in _regions)
        {
            entered += slot < CountOf(region) ? Volatile.Read(ref region[Padding + slot].Entered) : 0;
        }

        return entered;
    }

    private static int CountOf(LeaseCell[] region) => region.Length - (2 * Padding);
}
