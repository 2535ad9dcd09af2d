using System.Runtime.CompilerServices;
using Mortise.Kernel.Routing;
using Mortise.Runtime;

namespace Mortise.Hosting.Routing;

/// <summary>
/// Runs the provider on a thread of the pool instead of the caller's, so that a provider that blocks cannot hold its
/// caller beyond a deadline in front of this step. Ambient state of the caller does not flow; the context does.
/// </summary>
internal sealed class OffloadInterceptor(RouteStep next, InterceptedRoute route) : Interceptor(next)
{
    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        new(ElsewhereAsync(() => Next.CallAsync(operation, state, call, cancellation)));

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var items = await ElsewhereAsync(() => new ValueTask<IAsyncEnumerator<TItem>>(
            Next.Stream(operation, state, open, cancellation).GetAsyncEnumerator(cancellation))).ConfigureAwait(false);
        try
        {
            while (await ElsewhereAsync(items.MoveNextAsync).ConfigureAwait(false))
            {
                yield return items.Current;
            }
        }
        finally
        {
            await ElsewhereAsync(async () =>
            {
                await items.DisposeAsync().ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
        }
    }

    private Task<T> ElsewhereAsync<T>(Func<ValueTask<T>> body)
    {
        var context = route.Carrier.Leave(route.Consumer);
        var begun = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(
            static work => work.begun.SetResult(work.self.EnterAsync(work.context, work.body)),
            (self: this, begun, context, body),
            preferLocal: false);
        return begun.Task.Unwrap();
    }

    private async Task<T> EnterAsync<T>(CallContext context, Func<ValueTask<T>> body)
    {
        route.Carrier.Enter(context);
        return await body().ConfigureAwait(false);
    }
}
