using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// A step composed into a route that wraps the steps behind it. Composed when the route is built, so a route without
/// interceptors does not pay for them. Safe for concurrent use.
/// </summary>
/// <param name="next">The rest of the route.</param>
internal abstract class Interceptor(RouteStep next) : RouteStep
{
    /// <summary>The rest of the route.</summary>
    protected RouteStep Next { get; } = next;

    /// <inheritdoc/>
    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        Next.CallAsync(operation, state, call, cancellation);

    /// <inheritdoc/>
    public override ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation) =>
        Next.CallAsync(operation, state, call, cancellation);

    /// <inheritdoc/>
    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) =>
        Next.Stream(operation, state, open, cancellation);
}
