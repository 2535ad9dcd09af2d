using System.Collections.Immutable;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Gives each call to the next provider in turn. Streams count as calls: one provider serves a whole stream.
/// </summary>
internal sealed class RoundRobinStep(ImmutableArray<RouteStep> targets) : RouteStep
{
    private uint _turn = uint.MaxValue;

    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        Next().CallAsync(operation, state, call, cancellation);

    public override ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation) =>
        Next().CallAsync(operation, state, call, cancellation);

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) =>
        Next().Stream(operation, state, open, cancellation);

    private RouteStep Next() => targets[(int)(Interlocked.Increment(ref _turn) % (uint)targets.Length)];
}
