using Mortise;

namespace Exploration.Scenarios.Broken;

/// <summary>
/// FROZEN: a copy of the gate with one line wrong, which the exploration must catch. Not to be repaired.
/// </summary>
internal sealed class GateCopy(int capacity, GateFlaw flaw) : IGate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _deaf = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;
    private volatile bool _isLate;

    public int Waiting => Volatile.Read(ref _waiting);

    public void Open()
    {
        if (flaw == GateFlaw.LooksOnce && _isLate)
        {
            _deaf.TrySetResult();
        }

        _open.TrySetResult();
    }

    public async ValueTask PassAsync(CancellationToken cancellation)
    {
        if (_open.Task.IsCompleted)
        {
            return;
        }

        if (flaw == GateFlaw.CountsTooLate && Waiting >= capacity)
        {
            throw new RejectedException(RejectedReason.Overloaded, "too many");
        }

        var isCounted = true;
        try
        {
            if (Interlocked.Increment(ref _waiting) > capacity && flaw != GateFlaw.CountsTooLate)
            {
                throw new RejectedException(RejectedReason.Overloaded, "too many");
            }

            _isLate = true;
            var open = flaw == GateFlaw.LooksOnce ? _deaf.Task : _open.Task;
            await open.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (flaw == GateFlaw.ForgetsTheCancelled)
        {
            isCounted = false;
            throw;
        }
        finally
        {
            _ = isCounted ? Interlocked.Decrement(ref _waiting) : 0;
        }
    }
}
