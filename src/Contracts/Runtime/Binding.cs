namespace Mortise.Runtime;

/// <summary>
/// What a port calls at one time. Immutable but for its counters; a port switches to another binding as a whole, and
/// the old one is then retired and drained.
/// </summary>
/// <remarks>
/// Callers hold a lease while they are inside: they count themselves in, read the port's binding again, and undo the
/// entry if it is another one by now. That is safe without a fence, because whoever switches publishes the new binding,
/// marks the old one as retired and then executes a process-wide barrier: every thread has by then either made its
/// entry visible or will see the new binding. For the same reason no end of a call is missed: its thread has either
/// made it visible by then, or will see the mark and look itself. The shape is that of sleepable RCU, since calls cross
/// <c>await</c>.
/// </remarks>
public abstract class Binding
{
    private readonly Lock _gate = new();
    private readonly Tally[] _tallies;
    private volatile bool _retired;
    private TaskCompletionSource? _drained;
    private CallCounts[]? _final;

    private protected Binding(Port port, int operations, BindingKind kind, string provider)
    {
        Port = port;
        Kind = kind;
        Provider = provider;
        _tallies = new Tally[operations];
        Slot = LeaseRegistry.Instance.Rent(operations);
        for (var operation = 0; operation < operations; operation++)
        {
            // Exits, not entries: the slot balanced when it was given back, but an entry about to be undone may show.
            _tallies[operation].Baseline = LeaseRegistry.Instance.SumExits(Slot + operation);
        }
    }

    /// <summary>The name of the provider instance; empty when there is none.</summary>
    public string Provider { get; }

    /// <summary>The port that it was made for.</summary>
    internal Port Port { get; }

    /// <summary>What stands behind the target.</summary>
    internal BindingKind Kind { get; }

    /// <summary>The first of the binding's slots; operation <c>n</c> uses <c>Slot + n</c>.</summary>
    internal int Slot { get; }

    internal bool Retired => _retired;

    /// <summary>Why what is still inside is not waited for any more; null while it is.</summary>
    internal string? CutOff { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); }

    /// <summary>
    /// Marks bindings that their ports have already left, executes one process-wide barrier for all of them, and ends
    /// when the last call inside has ended. Deadlines are the caller's business.
    /// </summary>
    internal static Task RetireAsync(params ReadOnlySpan<Binding> bindings)
    {
        if (bindings.IsEmpty)
        {
            return Task.CompletedTask;
        }

        foreach (var binding in bindings)
        {
            binding._retired = true;
        }

        Interlocked.MemoryBarrierProcessWide();
        List<Task>? open = null;
        foreach (var binding in bindings)
        {
            if (binding.DrainAsync() is { IsCompleted: false } drained)
            {
                (open ??= []).Add(drained);
            }
        }

        return open is null ? Task.CompletedTask : Task.WhenAll(open);
    }

    /// <summary>Ends when the last call inside has ended; the binding must have been retired.</summary>
    internal Task DrainAsync()
    {
        lock (_gate)
        {
            if (_drained is null && !TryCloseNeedsLock())
            {
                // Watched before the second look: an entry that is undone in between is seen by one of the two.
                _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                LeaseRegistry.Instance.Watch(this);
                if (TryCloseNeedsLock())
                {
                    _drained.SetResult();
                }
            }

            return _drained?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>The account of one operation; balanced whenever no call is inside.</summary>
    internal CallCounts Count(int operation)
    {
        lock (_gate)
        {
            var (entered, exited) = LeaseRegistry.Instance.Sum(Slot + operation);
            return _final is { } final ? final[operation] : _tallies[operation].At(entered, exited);
        }
    }

    /// <summary>
    /// Nobody refers to the port any more, so no call is inside. One that was abandoned half-way leaves its slots
    /// unbalanced; those are not used again.
    /// </summary>
    internal void Abandon()
    {
        lock (_gate)
        {
            _ = TryCloseNeedsLock();
        }
    }

    internal bool Owns(int slot) => (uint)(slot - Slot) < (uint)_tallies.Length;

    /// <summary>Ends a call that did not complete: classifies, counts, leaves. Returns what the caller sees.</summary>
    internal Exception Fail(int operation, Exception exception, CancellationToken cancellation)
    {
        var outcome = CallOutcome.Failed;
        try
        {
            (outcome, var seen) = CallFault.Translate(this, operation, exception, cancellation);
            return ReferenceEquals(seen, exception) ? seen : CallFault.Supersede(seen);
        }
        finally
        {
            End(operation, outcome);
        }
    }

    /// <summary>Ends a call that its caller left without a word.</summary>
    internal void Abandon(int operation) => End(operation, CallOutcome.Cancelled);

    /// <summary>Ends a call that completed, on whichever thread.</summary>
    internal void Exit(int operation)
    {
        Leave(operation);
        if (_retired)
        {
            ExitSeen();
        }
    }

    /// <summary>Looks if the last call has left. The lock is also the fence that shows this thread's exit.</summary>
    internal void ExitSeen()
    {
        TaskCompletionSource? drained;
        lock (_gate)
        {
            drained = _final is null && _drained is not null && TryCloseNeedsLock() ? _drained : null;
        }

        drained?.SetResult();
    }

    /// <summary>What a caller gets that is cut off.</summary>
    internal CutOffException Cut() => new(Provider, CutOff!);

    /// <summary>Whether it is this binding that was cut off, and not one that its provider called.</summary>
    internal bool IsCut(CutOffException error) => ReferenceEquals(error.Message, CutOff);

    private void End(int operation, CallOutcome outcome)
    {
        lock (_gate)
        {
            // Together, so that whoever counts sees both or neither.
            _tallies[operation].Add(outcome);
            Leave(operation);
        }

        if (_retired)
        {
            ExitSeen();
        }
    }

    private void Leave(int operation)
    {
        ref var cell = ref LeaseCells.Of(Slot + operation);
        Volatile.Write(ref cell.Exited, cell.Exited + 1);
    }

    private bool TryCloseNeedsLock() => _final is not null || TryBalanceNeedsLock();

    private bool TryBalanceNeedsLock()
    {
        var final = new CallCounts[_tallies.Length];
        for (var operation = 0; operation < final.Length; operation++)
        {
            var (entered, exited) = LeaseRegistry.Instance.Sum(Slot + operation);
            if (entered != exited)
            {
                return false;
            }

            final[operation] = _tallies[operation].At(exited, exited);
        }

        _final = final;
        if (_drained is not null)
        {
            LeaseRegistry.Instance.Forget(this);
        }

        LeaseRegistry.Instance.Return(Slot, _tallies.Length);
        return true;
    }

    /// <summary>What is counted apart from the cells, because it is rare.</summary>
    private struct Tally
    {
        /// <summary>What the slot's counters were before this binding had it.</summary>
        public long Baseline;
        public long Failed;
        public long Cancelled;
        public long Rejected;

        public readonly CallCounts At(long entered, long exited) => new(
            entered - Baseline, exited - Baseline - Failed - Cancelled - Rejected, Failed, Cancelled, Rejected);

        public void Add(CallOutcome outcome)
        {
            switch (outcome)
            {
                case CallOutcome.Cancelled:
                    Cancelled++;
                    break;
                case CallOutcome.Rejected:
                    Rejected++;
                    break;
                case CallOutcome.Completed:
                    break;
                default:
                    Failed++;
                    break;
            }
        }
    }
}
