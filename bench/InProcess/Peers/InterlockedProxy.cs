using Mortise.Bench.Contracts;

namespace Mortise.Bench.InProcess.Peers;

/// <summary>
/// What one writes without a library: a proxy that counts its callers with interlocked operations, so that a swap can
/// wait for them.
/// </summary>
internal sealed class InterlockedProxy(IEcho target) : IEcho
{
    private volatile Counted _current = new(target);

    /// <summary>Lets further calls go elsewhere; returns when those inside have left.</summary>
    public void Swap(IEcho target)
    {
        var left = _current;
        _current = new Counted(target);
        left.Exit();
        SpinWait.SpinUntil(() => left.IsEmpty);
    }

    public ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation)
    {
        var counted = Enter();
        ValueTask<int> call;
        try
        {
            call = counted.Target.AddAsync(left, right, cancellation);
            if (call.IsCompletedSuccessfully)
            {
                call = new ValueTask<int>(call.Result);
                counted.Exit();
                return call;
            }
        }
        catch
        {
            counted.Exit();
            throw;
        }

        return FinishAsync(call, counted);
    }

    public async ValueTask<int> LaterAsync(int value, CancellationToken cancellation)
    {
        var counted = Enter();
        try
        {
            return await counted.Target.LaterAsync(value, cancellation).ConfigureAwait(false);
        }
        finally
        {
            counted.Exit();
        }
    }

    private static async ValueTask<int> FinishAsync(ValueTask<int> call, Counted counted)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        finally
        {
            counted.Exit();
        }
    }

    private Counted Enter()
    {
        while (true)
        {
            var counted = _current;
            if (counted.TryEnter())
            {
                return counted;
            }
        }
    }

    private sealed class Counted(IEcho target)
    {
        private int _callers = 1;

        public IEcho Target { get; } = target;

        public bool IsEmpty => Volatile.Read(ref _callers) == 0;

        public bool TryEnter()
        {
            if (Interlocked.Increment(ref _callers) > 1)
            {
                return true;
            }

            Interlocked.Decrement(ref _callers);
            return false;
        }

        public void Exit() => Interlocked.Decrement(ref _callers);
    }
}
