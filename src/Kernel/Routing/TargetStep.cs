using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// The end of a route to one provider: calls its port, which holds the lease and translates its faults.
/// </summary>
internal sealed class TargetStep(object target) : RouteStep
{
    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        call(target, state, cancellation);

    public override ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation) =>
        call(target, state, cancellation);

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) =>
        open(target, state, cancellation);
}
