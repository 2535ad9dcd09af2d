using Mortise.Runtime;

namespace Mortise.Generators.Tests.RoundTrips;

/// <summary>The end of a route: calls a target.</summary>
internal sealed class DirectStep(object target) : RouteStep
{
    /// <summary>The operations that were called, in order.</summary>
    public List<int> Operations { get; } = [];

    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        Operations.Add(operation);
        return call(target, state, cancellation);
    }

    public override ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation)
    {
        Operations.Add(operation);
        return call(target, state, cancellation);
    }

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation)
    {
        Operations.Add(operation);
        return open(target, state, cancellation);
    }
}
