using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mortise.Runtime;

/// <summary>
/// Finds the calling thread's cell of a slot. Pages never move, so a reference to a cell stays good across nested
/// calls; only the table of pages is replaced when it grows.
/// </summary>
internal static class LeaseCells
{
    internal const int PageBits = 8;
    internal const int PageSize = 1 << PageBits;
    internal const int PageMask = PageSize - 1;

    [ThreadStatic]
    private static LeaseCell[]?[]? t_pages;

    [ThreadStatic]
    private static LeaseThread? t_thread;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref LeaseCell Of(int slot)
    {
        var pages = t_pages;
        var index = slot >> PageBits;
        if (pages is not null && (uint)index < (uint)pages.Length)
        {
            var page = pages[index];
            if (page is not null)
            {
                return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(page), slot & PageMask);
            }
        }

        return ref Add(slot);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref LeaseCell Add(int slot)
    {
        var thread = t_thread ??= new LeaseThread();
        var page = thread.Record.PageFor(slot >> PageBits);
        t_pages = thread.Record.Pages;
        return ref page[slot & PageMask];
    }
}
