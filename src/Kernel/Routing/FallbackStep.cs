using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Gives each call to the first provider, and to the next one if it did not run there, or failed there and the
/// operation is idempotent. A stream goes on to the next one only before its first item.
/// </summary>
internal sealed class FallbackStep(RouteStep first, RouteStep next, ImmutableArray<OperationModel> operations)
    : Interceptor(first)
{
    /// <summary>The steps of several providers, the best first.</summary>
    public static RouteStep Of(ImmutableArray<RouteStep> ends, ContractModel contract) => ends
        .Reverse().Aggregate((after, before) => new FallbackStep(before, after, contract.Operations));

    public override async ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        try
        {
            return await Next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
        }
        catch (CallException failure) when (MayGoOn(operation, failure))
        {
            return await next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
        }
    }

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var items = Next.Stream(operation, state, open, cancellation).GetAsyncEnumerator(cancellation);
        bool moved;
        try
        {
            moved = await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (CallException failure) when (MayGoOn(operation, failure))
        {
            await items.DisposeAsync().ConfigureAwait(false);
            items = next.Stream(operation, state, open, cancellation).GetAsyncEnumerator(cancellation);
            moved = await items.MoveNextAsync().ConfigureAwait(false);
        }

        await using var ended = items.ConfigureAwait(false);
        for (; moved; moved = await items.MoveNextAsync().ConfigureAwait(false))
        {
            yield return items.Current;
        }
    }

    private bool MayGoOn(int operation, CallException failure) =>
        failure is UnavailableException or RejectedException { Reason: RejectedReason.Overloaded }
        || (failure is FaultedException or DeadlineExceededException && operations[operation].Idempotent);
}
