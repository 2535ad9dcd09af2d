using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Gives each call to one of several providers. Streams count as calls: one provider serves a whole stream.
/// </summary>
internal abstract class ChoosingStep : RouteStep
{
    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        Choose(operation, state).CallAsync(operation, state, call, cancellation);

    public override ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation) =>
        Choose(operation, state).CallAsync(operation, state, call, cancellation);

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) =>
        Choose(operation, state).Stream(operation, state, open, cancellation);

    /// <param name="operation">The operation's index.</param>
    /// <param name="arguments">The arguments: none, the only one, or a tuple of them.</param>
    protected abstract RouteStep Choose<TState>(int operation, TState arguments);
}
