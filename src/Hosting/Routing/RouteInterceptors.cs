using Mortise.Kernel.Routing;

namespace Mortise.Hosting.Routing;

/// <summary>
/// The interceptors that an edition can name; for those who make a bare kernel. Safe for concurrent use.
/// </summary>
public static class RouteInterceptors
{
    /// <summary>
    /// Makes a span of the source <c>Mortise</c> for each call, below the caller's. Belongs in front of the deadline.
    /// </summary>
    public static Intercept Tracing { get; } = static (next, route) => new TracingInterceptor(next, route);

    /// <summary>
    /// Runs the provider on a thread of the pool instead of the caller's, so that one that blocks cannot hold its
    /// caller. Belongs behind the deadline.
    /// </summary>
    public static Intercept Offload { get; } = static (next, route) => new OffloadInterceptor(next, route);
}
