using System.Runtime.CompilerServices;

namespace Mortise.Runtime;

/// <summary>
/// One enumeration of a provider's stream. Holds the lease until it is disposed or has failed, whichever comes first;
/// used by one consumer at a time, as enumerators are.
/// </summary>
internal sealed class LeasedEnumerator<TItem>(
    Binding binding,
    int operation,
    IAsyncEnumerator<TItem> inner,
    CancellationTokenSource? linked,
    CancellationToken cancellation) : IAsyncEnumerator<TItem>
{
    private bool _ended;

    public TItem Current { get; private set; } = default!;

    public ValueTask<bool> MoveNextAsync()
    {
        if (_ended)
        {
            return new ValueTask<bool>(false);
        }

        ValueTask<bool> move;
        try
        {
            move = inner.MoveNextAsync();
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
        if (_ended)
        {
            return;
        }

        _ended = true;
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

    private bool Take(bool moved)
    {
        Current = moved ? inner.Current : default!;
        return moved;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FinishAsync(ValueTask<bool> move)
    {
        try
        {
            return Take(await move.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return await FailAsync(exception).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the provider clean up, then reports the first error; a second one, from the cleaning, is counted with it.</summary>
    private async ValueTask<bool> FailAsync(Exception exception)
    {
        _ended = true;
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
