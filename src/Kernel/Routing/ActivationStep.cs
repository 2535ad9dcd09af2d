using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>Starts an on-demand provider, then gives the call to the port, which the start has bound to it.</summary>
internal sealed class ActivationStep(Func<CancellationToken, ValueTask> start, object port)
    : Interceptor(new TargetStep(port))
{
    public override async ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        await start(cancellation).ConfigureAwait(false);
        return await Next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await start(cancellation).ConfigureAwait(false);
        await foreach (var item in Next.Stream(operation, state, open, cancellation).ConfigureAwait(false))
        {
            yield return item;
        }
    }
}
