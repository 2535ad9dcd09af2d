using Mortise.Kernel.Isolation;

namespace Mortise.Kernel.Routing;

/// <summary>A provider instance as routes see it at one moment.</summary>
/// <param name="Provider">The instance's name.</param>
internal abstract record RouteTarget(string Provider)
{
    /// <summary>It serves.</summary>
    /// <param name="Provider">The instance's name.</param>
    /// <param name="Account">Where the calls of this generation are counted.</param>
    /// <param name="Provision">What it serves.</param>
    internal sealed record Active(string Provider, CallAccount Account, Provision Provision) : RouteTarget(Provider);

    /// <summary>Two generations of it serve.</summary>
    /// <param name="Old">The one that serves most of the calls.</param>
    /// <param name="Next">The one that is tried.</param>
    /// <param name="Canary">Shares the calls between them.</param>
    internal sealed record Shared(Active Old, Active Next, Canary Canary) : RouteTarget(Old.Provider);

    /// <summary>It is started by the first call.</summary>
    internal sealed record OnDemand(string Provider, Func<CancellationToken, ValueTask> Start)
        : RouteTarget(Provider);
}
