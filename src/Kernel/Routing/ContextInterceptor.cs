using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Gives the provider the context of the call. Composed only for providers that ask for it, in front of the deadline,
/// so that both begin at once.
/// </summary>
/// <param name="next">The rest of the route.</param>
/// <param name="flow">Carries the context.</param>
/// <param name="caller">The calling plug-in instance.</param>
/// <param name="deadlines">Per operation; zero for none. For a stream it is that of each item.</param>
/// <param name="time">The clock.</param>
internal sealed class ContextInterceptor(
    RouteStep next, CallFlow flow, string caller, ImmutableArray<TimeSpan> deadlines, TimeProvider time)
    : Interceptor(next)
{
    public override async ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        Enter(operation);
        return await Next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        Enter(operation);
        await using var items = Next.Stream(operation, state, open, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            // A stream's consumer runs between two items, and its context must not be the provider's.
            Enter(operation);
            if (!await items.MoveNextAsync().ConfigureAwait(false))
            {
                yield break;
            }

            yield return items.Current;
        }
    }

    private void Enter(int operation)
    {
        var deadline = deadlines[operation];
        flow.Enter(flow.Leave(caller, deadline == TimeSpan.Zero ? null : time.GetUtcNow() + deadline));
    }
}
