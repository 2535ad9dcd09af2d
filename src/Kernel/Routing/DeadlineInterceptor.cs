using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Ends calls that last longer than their deadline. The provider's token is cancelled; if it does not react, the caller
/// goes on without it and the lease stays with the abandoned call until that ends. For streams the deadline bounds the
/// wait for each item.
/// </summary>
/// <param name="next">The rest of the route.</param>
/// <param name="deadlines">Per operation; zero for none.</param>
/// <param name="time">The clock.</param>
internal sealed class DeadlineInterceptor(RouteStep next, ImmutableArray<TimeSpan> deadlines, TimeProvider time)
    : Interceptor(next)
{
    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        var deadline = deadlines[operation];
        return deadline == TimeSpan.Zero
            ? Next.CallAsync(operation, state, call, cancellation)
            : BoundAsync(operation, state, call, deadline, cancellation);
    }

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation)
    {
        var deadline = deadlines[operation];
        return deadline == TimeSpan.Zero
            ? Next.Stream(operation, state, open, cancellation)
            : BoundStreamAsync(operation, state, open, deadline, cancellation);
    }

    private static DeadlineExceededException Exceeded(TimeSpan deadline) => new(
        $"The call did not end within its deadline of {deadline.TotalMilliseconds:0} ms. It may have run in part or in "
        + "whole; only an operation that the contract declares idempotent is safe to repeat.");

    private async ValueTask<TResult> BoundAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        TimeSpan deadline,
        CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(deadline, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        var pending = Next.CallAsync(operation, state, call, both.Token);
        if (pending.IsCompletedSuccessfully)
        {
            return pending.Result;
        }

        var task = pending.AsTask();
        try
        {
            return await task.WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            AbandonedStream.Forget(task);
            throw new OperationCanceledException(cancellation);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            AbandonedStream.Forget(task);
            throw Exceeded(deadline);
        }
    }

    private async IAsyncEnumerable<TItem> BoundStreamAsync<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        TimeSpan deadline,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        var items = Next.Stream(operation, state, open, both.Token).GetAsyncEnumerator(both.Token);
        var last = Task.FromResult(true);
        try
        {
            while (true)
            {
                timer.CancelAfter(deadline);
                last = items.MoveNextAsync().AsTask();
                try
                {
                    if (!await last.WaitAsync(both.Token).ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    throw new OperationCanceledException(cancellation);
                }
                catch (OperationCanceledException) when (timer.IsCancellationRequested)
                {
                    throw Exceeded(deadline);
                }

                timer.CancelAfter(Timeout.InfiniteTimeSpan);
                yield return items.Current;
            }
        }
        finally
        {
            await AbandonedStream.EndAsync(last, items).ConfigureAwait(false);
        }
    }
}
