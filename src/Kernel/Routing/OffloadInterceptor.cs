using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Runs the provider on a thread of the pool instead of the caller's, so that a provider that blocks cannot hold its
/// caller beyond a deadline in front of this step. Ambient state of the caller does not flow.
/// </summary>
internal sealed class OffloadInterceptor(RouteStep next) : Interceptor(next)
{
    public override async ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        await ElsewhereAsync();
        return await Next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
    }

    public override async ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation)
    {
        await ElsewhereAsync();
        await Next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await ElsewhereAsync();
        await using var items = Next.Stream(operation, state, open, cancellation).GetAsyncEnumerator(cancellation);
        while (await items.MoveNextAsync().ConfigureAwait(false))
        {
            yield return items.Current;
            await ElsewhereAsync();
        }
    }

    /// <summary>Continues on the pool, whatever thread and context the caller has.</summary>
    private static PoolThread ElsewhereAsync() => default;

    private readonly struct PoolThread : INotifyCompletion
    {
        public bool IsCompleted => false;

        public PoolThread GetAwaiter() => this;

        public void OnCompleted(Action continuation) =>
            ThreadPool.UnsafeQueueUserWorkItem(static work => work(), continuation, preferLocal: false);

        public void GetResult()
        {
        }
    }
}
