using System.Runtime.CompilerServices;

namespace Mortise.Runtime;

/// <summary>
/// One enumeration of a provider's stream. Holds the lease until it is disposed or has failed, whichever comes first,
/// and ends it once, whatever its consumer does: one at a time is what enumerators demand, so two are refused.
/// </summary>
internal sealed class LeasedEnumerator<TItem>(
    Binding binding,
    int operation,
    IAsyncEnumerator<TItem> inner,
    CancellationTokenSource? linked,
    CancellationToken cancellation) : IAsyncEnumerator<TItem>
{
    private const int Idle = 0;
    private const int Moving = 1;
    private const int Ended = 2;

    private int _state;

    /// <summary>A consumer forgot it, so nobody waits for the rest; the provider must not wait either.</summary>
    ~LeasedEnumerator()
    {
        if (_state is not Ended)
        {
            binding.Abandon(operation);
        }
    }

    public TItem Current { get; private set; } = default!;

    public ValueTask<bool> MoveNextAsync()
    {
        if (!TryBegin(Moving))
        {
            return new ValueTask<bool>(false);
        }

        ValueTask<bool> move;
        try
        {
            move = binding.CutOff is null ? inner.MoveNextAsync() : throw binding.Cut();
            if (move.IsCompletedSuccessfully)
            {
                return new ValueTask<bool>(Take(move.Result));
            }
        }
        catch (Exception exception)
        {
            return FailAsync(exception);
        }

        return FinishAsync(move);
    }

    public async ValueTask DisposeAsync()
    {
        if (!TryBegin(Ended))
        {
            return;
        }

        GC.SuppressFinalize(this);
        try
        {
            await inner.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw binding.Fail(operation, exception, cancellation);
        }
        finally
        {
            linked?.Dispose();
            Current = default!;
        }

        binding.Exit(operation);
    }

    private bool TryBegin(int next) => Interlocked.CompareExchange(ref _state, next, Idle) switch
    {
        Idle => true,
        Ended => false,
        _ => throw new InvalidOperationException(
            "A stream was used while it was still asked for its next item. Await the item first."),
    };

    private bool Take(bool moved)
    {
        Current = moved ? inner.Current : default!;
        Volatile.Write(ref _state, Idle);
        return moved;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FinishAsync(ValueTask<bool> move)
    {
        try
        {
            var awaited = new AwaitedQuery<bool>(move, endsLease: false);
            return Take(await LeasedCall<AwaitedQuery<bool>, bool>
                .Query(awaited, binding, operation, cancellation).ConfigureAwait(false));
        }
        catch (CutOffException cut) when (binding.IsCut(cut))
        {
            // The provider is still busy with this item, so that nobody can ask it to clean up.
            Volatile.Write(ref _state, Ended);
            GC.SuppressFinalize(this);
            throw binding.Fail(operation, cut, cancellation);
        }
        catch (Exception exception)
        {
            return await FailAsync(exception).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the provider clean up, then reports the first error, and one of the cleaning with it.</summary>
    private async ValueTask<bool> FailAsync(Exception exception)
    {
        Volatile.Write(ref _state, Ended);
        GC.SuppressFinalize(this);
        try
        {
            await inner.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception second)
        {
            exception = exception is OperationCanceledException or DeclaredException or CallException
                ? exception
                : new AggregateException(exception, second);
        }

        linked?.Dispose();
        Current = default!;
        throw binding.Fail(operation, exception, cancellation);
    }
}
