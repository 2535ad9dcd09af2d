using System.Collections.Immutable;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Gives each call to every provider. A command ends when all have ended, with the first error in the order of the
/// providers; a stream has the items of all, as they come. A query has one answer and cannot be given to many: the
/// resolver refuses such a route, so that only an operation can arrive here which the consumer did not know.
/// </summary>
internal sealed class AllStep(ImmutableArray<RouteStep> targets) : RouteStep
{
    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        ValueTask.FromException<TResult>(new RejectedException(
            RejectedReason.UnknownOperation,
            "A query has one answer, but the route's policy gives each call to all providers. "
            + "Require the contract as Ports<T>, or choose another policy in the edition."));

    public override async ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation)
    {
        var calls = targets.Select(target => target.CallAsync(operation, state, call, cancellation).AsTask()).ToArray();
        await Task.WhenAll(calls).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var ended in calls)
        {
            await ended.ConfigureAwait(false);
        }
    }

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) => MergedStream.OfAsync(
            [.. targets.Select(target => (Func<CancellationToken, IAsyncEnumerable<TItem>>)(token =>
                target.Stream(operation, state, open, token)))],
            cancellation);
}
