using Mortise.Kernel.Isolation;

namespace Mortise.Kernel.Routing;

/// <summary>A provider instance as routes see it at one moment.</summary>
/// <param name="Provider">The instance's name.</param>
/// <param name="Account">Where its calls are counted.</param>
internal abstract record RouteTarget(string Provider, CallAccount Account)
{
    /// <summary>It serves.</summary>
    internal sealed record Active(string Provider, CallAccount Account, Provision Provision)
        : RouteTarget(Provider, Account);

    /// <summary>It is started by the first call.</summary>
    internal sealed record OnDemand(string Provider, CallAccount Account, Func<CancellationToken, ValueTask> Start)
        : RouteTarget(Provider, Account);
}
