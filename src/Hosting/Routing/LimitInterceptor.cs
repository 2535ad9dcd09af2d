using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Mortise.Kernel.Routing;
using Mortise.Runtime;

namespace Mortise.Hosting.Routing;

/// <summary>Lets so many calls and streams through at once.</summary>
internal sealed class LimitInterceptor(RouteStep next, ContractModel contract, LimitSpec spec) : Interceptor(next)
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = spec.Calls,
        QueueLimit = spec.Queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public override async ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        using var place = await EnterAsync(cancellation).ConfigureAwait(false);
        return await Next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var place = await EnterAsync(cancellation).ConfigureAwait(false);
        var items = Next.Stream(operation, state, open, cancellation);
        await foreach (var item in items.WithCancellation(cancellation).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    private async ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellation)
    {
        var place = await _limiter.AcquireAsync(1, cancellation).ConfigureAwait(false);
        if (place.IsAcquired)
        {
            return place;
        }

        place.Dispose();
        throw new RejectedException(
            RejectedReason.Overloaded,
            $"As many calls to {contract.Name}/{contract.Major} as the edition allows are under way, and as many as "
            + "may wait do. Call again.");
    }
}
