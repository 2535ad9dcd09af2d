using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>Gives the provider the context of the call. Composed only for providers that ask for it.</summary>
internal sealed class ContextInterceptor(RouteStep next, CurrentCall current, string caller) : Interceptor(next)
{
    public override async ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        current.Enter(caller);
        return await Next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
    }

    public override async ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation)
    {
        current.Enter(caller);
        await Next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        current.Enter(caller);
        await using var items = Next.Stream(operation, state, open, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            // A stream's consumer runs between two items, and its context must not be the provider's.
            current.Enter(caller);
            if (!await items.MoveNextAsync().ConfigureAwait(false))
            {
                yield break;
            }

            yield return items.Current;
        }
    }
}
