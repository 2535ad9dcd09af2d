using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Routing;

/// <summary>What the edition says about the routes of one contract.</summary>
/// <param name="Policy">How a provider is chosen for each call.</param>
public sealed record RouteConfig(RoutePolicyKind Policy)
{
    /// <summary>The choice when the edition says nothing.</summary>
    public static RouteConfig Default { get; } = new(RoutePolicyKind.Single);

    /// <summary>A deadline for every operation in place of the contract's own; null leaves those.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Whether calls make spans.</summary>
    public bool Tracing { get; init; }

    /// <summary>Whether providers run on a thread of the pool instead of the caller's.</summary>
    public bool Offload { get; init; }
}
