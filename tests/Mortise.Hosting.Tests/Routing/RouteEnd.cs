using Mortise.Runtime;

namespace Mortise.Hosting.Tests.Routing;

/// <summary>The end of a route: calls what the test gives it.</summary>
internal sealed class RouteEnd : RouteStep
{
    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        call(this, state, cancellation);

    public override ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation) =>
        call(this, state, cancellation);

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) =>
        open(this, state, cancellation);
}
