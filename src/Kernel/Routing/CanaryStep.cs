using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>Gives each call to one of two generations, and times those that are answered well.</summary>
/// <param name="old">The end at the generation that serves most of them.</param>
/// <param name="next">The end at the one that is tried.</param>
/// <param name="canary">Chooses.</param>
internal sealed class CanaryStep(RouteStep old, RouteStep next, Canary canary) : Interceptor(old)
{
    public override async ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        var (end, latencies) = canary.Chooses() ? (next, canary.OfNext) : (Next, canary.OfOld);
        var began = canary.Time.GetTimestamp();
        var result = await end.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
        latencies.Add(canary.Time.GetElapsedTime(began));
        return result;
    }

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) =>
        (canary.Chooses() ? next : Next).Stream(operation, state, open, cancellation);
}
