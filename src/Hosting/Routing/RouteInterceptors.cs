using Mortise.Kernel.Routing;

namespace Mortise.Hosting.Routing;

/// <summary>
/// The interceptors that an edition can name; for those who make a bare kernel. What one counts belongs to the route,
/// one consumer's to one contract, and stays when providers change. Safe for concurrent use.
/// </summary>
public static class RouteInterceptors
{
    /// <summary>
    /// Makes a span of the source <c>Mortise</c> for each call, below the caller's. Belongs in front of the deadline.
    /// </summary>
    public static Intercept Tracing { get; } = static (next, route) => new TracingInterceptor(next, route);

    /// <summary>
    /// Runs the provider on a thread of the pool instead of the caller's, so that one that blocks cannot hold its
    /// caller. Belongs behind the deadline, as the last.
    /// </summary>
    public static Intercept Offload { get; } = static (next, route) => new OffloadInterceptor(next, route);

    /// <summary>Makes calls again. Belongs behind the deadline, which then bounds all attempts together.</summary>
    public static Intercept Retry(RetrySpec spec) =>
        (next, route) => new RetryInterceptor(next, route.Contract, spec, route.Time);

    /// <summary>
    /// Does not make calls while they fail. Belongs in front of the deadline, so that calls which exceed it count.
    /// </summary>
    public static Intercept Breaker(BreakerSpec spec) =>
        (next, route) => new BreakerInterceptor(next, route.Contract, spec, route.Time);

    /// <summary>Bounds the calls that are under way. Belongs behind the retries.</summary>
    public static Intercept Limit(LimitSpec spec) =>
        (next, route) => new LimitInterceptor(next, route.Contract, spec);
}
