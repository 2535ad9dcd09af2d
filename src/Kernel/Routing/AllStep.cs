using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Gives each call to every provider. A command ends when all have ended, with the first error in the order of the
/// providers; a stream is the providers' streams one after the other. A query has one answer and cannot be given to
/// many: the resolver refuses such a route, so it never arrives here.
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
        await Task.WhenAll(calls).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var target in targets)
        {
            await foreach (var item in target.Stream(operation, state, open, cancellation).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }
}
