namespace Mortise.Runtime;

/// <summary>
/// Every thread's counters, and which slots are in use by whom. Process-wide by necessity: thread-static counters can
/// belong to no instance. Everything here is off the call path and under one lock, below which no foreign code runs.
/// </summary>
internal static class LeaseRegistry
{
    private static readonly Lock Gate = new();
    private static readonly Stack<LeaseRecord> Free = new();
    private static readonly Dictionary<int, Stack<int>> FreeRanges = [];
    private static LeaseRecord[] s_records = [];
    private static Binding?[] s_owners = new Binding?[LeaseCells.PageSize];
    private static int s_slots;

    public static LeaseRecord Adopt()
    {
        lock (Gate)
        {
            if (Free.TryPop(out var record))
            {
                return record;
            }

            record = new LeaseRecord();
            s_records = [.. s_records, record];
            return record;
        }
    }

    public static void Release(LeaseRecord record)
    {
        lock (Gate)
        {
            Free.Push(record);
        }
    }

    /// <summary>Takes a range of slots for a binding's operations. What was counted in them before is its baseline.</summary>
    public static int Rent(int count, Binding owner)
    {
        lock (Gate)
        {
            if (!FreeRanges.TryGetValue(count, out var ranges) || !ranges.TryPop(out var first))
            {
                first = s_slots;
                s_slots += count;
            }

            if (s_slots > s_owners.Length)
            {
                Array.Resize(ref s_owners, Math.Max(s_slots, s_owners.Length * 2));
            }

            Array.Fill(s_owners, owner, first, count);
            return first;
        }
    }

    /// <summary>Gives a drained range back.</summary>
    public static void Return(int first, int count)
    {
        lock (Gate)
        {
            Array.Fill(s_owners, null, first, count);
            if (!FreeRanges.TryGetValue(count, out var ranges))
            {
                FreeRanges[count] = ranges = new Stack<int>();
            }

            ranges.Push(first);
        }
    }

    /// <summary>
    /// Tells whoever owns the slot now that its counters moved: the thread that undoes an entry may have held a binding
    /// whose slots were given on.
    /// </summary>
    public static void Notify(int slot)
    {
        Binding? owner;
        lock (Gate)
        {
            owner = s_owners[slot];
        }

        owner?.ExitSeen();
    }

    /// <summary>Sums a slot over all threads: exits first, then entries, so that a balance is never seen too early.</summary>
    public static (long Entered, long Exited) Sum(int slot)
    {
        var records = Volatile.Read(ref s_records);
        long exited = 0;
        foreach (var record in records)
        {
            exited += record.ExitedAt(slot);
        }

        records = Volatile.Read(ref s_records);
        long entered = 0;
        foreach (var record in records)
        {
            entered += record.EnteredAt(slot);
        }

        return (entered, exited);
    }
}
