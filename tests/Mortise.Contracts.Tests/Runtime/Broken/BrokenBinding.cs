using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime.Broken;

/// <summary>
/// FROZEN: <see cref="Binding"/> without the process-wide barrier, as somebody might write it who takes the volatile
/// fields for enough. The litmus test must catch it. Not to be repaired.
/// </summary>
internal sealed class BrokenBinding<TContract>(TContract target)
    where TContract : class
{
    private readonly Lock _gate = new();
    private volatile bool _retired;
    private TaskCompletionSource? _drained;
    private bool _closed;

    public TContract Target { get; } = target;

    public int Slot { get; } = LeaseRegistry.Instance.Rent(1);

    public bool Retired => _retired;

    public Task RetireAsync()
    {
        _retired = true;

        // Here the real one executes Interlocked.MemoryBarrierProcessWide().
        lock (_gate)
        {
            if (!TryCloseNeedsLock())
            {
                _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return _drained?.Task ?? Task.CompletedTask;
        }
    }

    public void ExitSeen()
    {
        lock (_gate)
        {
            if (!_closed && _drained is not null && TryCloseNeedsLock())
            {
                _drained.SetResult();
            }
        }
    }

    private bool TryCloseNeedsLock()
    {
        var (entered, exited) = LeaseRegistry.Instance.Sum(Slot);

        // Its slots are not given back: a variant that is broken must not break others.
        return _closed = entered == exited;
    }
}
