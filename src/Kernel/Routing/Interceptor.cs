using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// A step composed into a route that wraps the steps behind it. Composed when the route is built, so a route without
/// interceptors does not pay for them. Safe for concurrent use.
/// </summary>
/// <param name="next">The rest of the route.</param>
public abstract class Interceptor(RouteStep next) : RouteStep
{
    /// <summary>The rest of the route.</summary>
    protected RouteStep Next { get; } = next;

    /// <summary>The same as a call with a result, of which nobody wants to hear.</summary>
    public override async ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation) =>
        await CallAsync<(TState State, Func<object, TState, CancellationToken, ValueTask> Call), bool>(
            operation,
            (state, call),
            static async (target, inner, token) =>
            {
                await inner.Call(target, inner.State, token).ConfigureAwait(false);
                return true;
            },
            cancellation).ConfigureAwait(false);
}
