namespace Mortise.Runtime;

/// <summary>
/// What a port calls at one time. Immutable but for its counters; a port switches to another binding as a whole, and
/// the old one is then retired and drained.
/// </summary>
/// <remarks>
/// Callers hold a lease while they are inside: they count themselves in, read the port's binding again, and undo the
/// entry if it is another one by now. That is safe without a fence, because whoever switches publishes the new binding,
/// marks the old one as retired and then executes a process-wide barrier: every thread has by then either made its entry
/// visible or will see the new binding. The shape is that of sleepable RCU, since calls cross <c>await</c>.
/// </remarks>
public abstract class Binding
{
    private readonly Lock _gate = new();
    private readonly long[] _baseline;
    private readonly long[] _failed;
    private readonly long[] _cancelled;
    private readonly long[] _rejected;
    private volatile bool _retired;
    private TaskCompletionSource? _drained;
    private CallCounts[]? _final;

    private protected Binding(int operations, BindingKind kind, string provider)
    {
        Kind = kind;
        Provider = provider;
        Operations = operations;
        _baseline = new long[operations];
        _failed = new long[operations];
        _cancelled = new long[operations];
        _rejected = new long[operations];
        Slot = LeaseRegistry.Rent(operations, this);
        for (var operation = 0; operation < operations; operation++)
        {
            _baseline[operation] = LeaseRegistry.Sum(Slot + operation).Exited;
        }
    }

    /// <summary>The name of the provider instance; empty when there is none.</summary>
    public string Provider { get; }

    /// <summary>What stands behind the target.</summary>
    internal BindingKind Kind { get; }

    internal int Operations { get; }

    /// <summary>The first of the binding's slots; operation <c>n</c> uses <c>Slot + n</c>.</summary>
    internal int Slot { get; }

    internal bool Retired => _retired;

    /// <summary>
    /// Marks bindings that their ports have already left, executes one process-wide barrier for all of them, and returns
    /// when the last call inside has ended. Deadlines are the caller's business.
    /// </summary>
    internal static Task RetireAsync(IReadOnlyCollection<Binding> bindings)
    {
        if (bindings.Count == 0)
        {
            return Task.CompletedTask;
        }

        foreach (var binding in bindings)
        {
            binding._retired = true;
        }

        Interlocked.MemoryBarrierProcessWide();
        return Task.WhenAll(bindings.Select(static binding => binding.DrainAsync()));
    }

    /// <summary>The account of one operation; balanced whenever no call is inside.</summary>
    internal CallCounts Count(int operation)
    {
        lock (_gate)
        {
            return _final is { } final ? final[operation] : CountNeedsLock(operation);
        }
    }

    /// <summary>Ends a call that did not complete: classifies, counts and leaves. Returns what the caller is to see.</summary>
    internal Exception Fail(Port port, int operation, Exception exception, CancellationToken cancellation)
    {
        var (outcome, seen) = CallFault.Translate(port, this, operation, exception, cancellation);
        Interlocked.Increment(ref CounterOf(outcome)[operation]);
        Exit(operation);
        return seen;
    }

    internal void Exit(int operation)
    {
        ref var cell = ref LeaseCells.Of(Slot + operation);
        Volatile.Write(ref cell.Exited, cell.Exited + 1);
        if (_retired)
        {
            ExitSeen();
        }
    }

    /// <summary>Looks whether the last call has left. The lock is also the fence that makes this thread's exit visible.</summary>
    internal void ExitSeen()
    {
        TaskCompletionSource? drained = null;
        lock (_gate)
        {
            if (_drained is not null && _final is null && IsBalancedNeedsLock())
            {
                CloseNeedsLock();
                drained = _drained;
            }
        }

        drained?.TrySetResult();
    }

    /// <summary>Ends when the last call inside has ended; the binding must have been retired.</summary>
    internal Task DrainAsync()
    {
        lock (_gate)
        {
            if (_drained is null)
            {
                _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (IsBalancedNeedsLock())
                {
                    CloseNeedsLock();
                    _drained.SetResult();
                }
            }

            return _drained.Task;
        }
    }

    private bool IsBalancedNeedsLock()
    {
        for (var operation = 0; operation < Operations; operation++)
        {
            var (entered, exited) = LeaseRegistry.Sum(Slot + operation);
            if (entered != exited)
            {
                return false;
            }
        }

        return true;
    }

    private void CloseNeedsLock()
    {
        _final = [.. Enumerable.Range(0, Operations).Select(CountNeedsLock)];
        LeaseRegistry.Return(Slot, Operations);
    }

    private CallCounts CountNeedsLock(int operation)
    {
        var (entered, exited) = LeaseRegistry.Sum(Slot + operation);
        var failed = Interlocked.Read(ref _failed[operation]);
        var cancelled = Interlocked.Read(ref _cancelled[operation]);
        var rejected = Interlocked.Read(ref _rejected[operation]);
        var ended = exited - _baseline[operation];
        var completed = Math.Max(0, ended - failed - cancelled - rejected);
        return new CallCounts(Math.Max(entered - _baseline[operation], ended), completed, failed, cancelled, rejected);
    }

    private long[] CounterOf(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Cancelled => _cancelled,
        CallOutcome.Rejected => _rejected,
        _ => _failed,
    };
}
