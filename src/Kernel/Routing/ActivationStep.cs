using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>Starts an on-demand provider, then gives the call to the port, which the start has bound to it.</summary>
internal sealed class ActivationStep(Func<CancellationToken, ValueTask> start, object port) : RouteStep
{
    public override async ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        await start(cancellation).ConfigureAwait(false);
        return await call(port, state, cancellation).ConfigureAwait(false);
    }

    public override async ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation)
    {
        await start(cancellation).ConfigureAwait(false);
        await call(port, state, cancellation).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await start(cancellation).ConfigureAwait(false);
        await foreach (var item in open(port, state, cancellation).ConfigureAwait(false))
        {
            yield return item;
        }
    }
}
