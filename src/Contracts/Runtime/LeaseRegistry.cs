namespace Mortise.Runtime;

/// <summary>
/// Every thread's counters, which slots are in use, and who waits for them to balance. Off the call path, and under one
/// lock below which no foreign code runs.
/// </summary>
internal sealed class LeaseRegistry
{
    private readonly Lock _gate = new();
    private readonly Stack<LeaseRecord> _orphans = new();
    private readonly Dictionary<int, Stack<int>> _freeRanges = [];
    private readonly List<Binding> _draining = [];
    private volatile LeaseRecord[] _records = [];
    private int _slots;

    /// <summary>The only one: thread-static counters can belong to no smaller whole.</summary>
    public static LeaseRegistry Instance { get; } = new();

    /// <summary>How many threads lived at one time.</summary>
    public int Records => _records.Length;

    /// <summary>A record for a thread that has none: that of a thread that is gone, or a new one.</summary>
    public LeaseRecord Adopt()
    {
        lock (_gate)
        {
            if (_orphans.TryPop(out var record))
            {
                return record;
            }

            record = new LeaseRecord();
            _records = [.. _records, record];
            return record;
        }
    }

    public void Release(LeaseRecord record)
    {
        lock (_gate)
        {
            _orphans.Push(record);
        }
    }

    /// <summary>Takes a range of slots for a binding's operations. What they counted before is its baseline.</summary>
    public int Rent(int count)
    {
        lock (_gate)
        {
            if (_freeRanges.TryGetValue(count, out var ranges) && ranges.TryPop(out var first))
            {
                return first;
            }

            first = _slots;
            _slots += count;
            return first;
        }
    }

    /// <summary>Gives back a range that balances.</summary>
    public void Return(int first, int count)
    {
        lock (_gate)
        {
            if (!_freeRanges.TryGetValue(count, out var ranges))
            {
                _freeRanges[count] = ranges = new Stack<int>();
            }

            ranges.Push(first);
        }
    }

    /// <summary>Has a binding told of moves in its slots until <see cref="Forget"/>. It must look after this.</summary>
    public void Watch(Binding binding)
    {
        lock (_gate)
        {
            _draining.Add(binding);
        }
    }

    public void Forget(Binding binding)
    {
        lock (_gate)
        {
            _draining.Remove(binding);
        }
    }

    /// <summary>
    /// Tells whoever drains a slot that its counters moved. A thread that undoes an entry may have held a binding whose
    /// slots were given on, so the one to be told is not the one it knows.
    /// </summary>
    public void Notify(int slot)
    {
        Binding? draining;
        lock (_gate)
        {
            draining = _draining.Find(binding => binding.Owns(slot));
        }

        draining?.ExitSeen();
    }

    public long SumExits(int slot)
    {
        long exited = 0;
        foreach (var record in _records)
        {
            exited += record.ExitedAt(slot);
        }

        return exited;
    }

    /// <summary>Sums a slot over all threads: exits first, then entries, so no balance is seen too early.</summary>
    public (long Entered, long Exited) Sum(int slot)
    {
        var exited = SumExits(slot);
        long entered = 0;
        foreach (var record in _records)
        {
            entered += record.EnteredAt(slot);
        }

        return (entered, exited);
    }
}
