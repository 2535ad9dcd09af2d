using System.Runtime.CompilerServices;

namespace Mortise.Runtime;

/// <summary>
/// Finds the calling thread's cell of a slot. Plain pointers, because a thread-static reference costs two more
/// dependent loads on each call; the memory is pinned and belongs to the thread's record, which lives for ever.
/// </summary>
internal static unsafe class LeaseCells
{
    // Only its thread writes a cell, which is what spares each call an interlocked instruction.
    [ThreadStatic]
    private static LeaseCell* t_cells;

    // How many cells the thread has by now.
    [ThreadStatic]
    private static uint t_count;

    // What ends with the thread: it hands the cells to one that comes later.
    [ThreadStatic]
    private static LeaseThread? t_thread;

    /// <summary>A reference that stays good across nested calls, also when they make the thread's cells more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref LeaseCell Of(int slot)
    {
        if ((uint)slot < t_count)
        {
            return ref t_cells[slot];
        }

        return ref Extend(slot);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref LeaseCell Extend(int slot)
    {
        var thread = t_thread ??= new LeaseThread();
        t_cells = thread.Record.CellsFor(slot, out t_count);
        return ref t_cells[slot];
    }
}
