using System.Collections.Immutable;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>Every kind of fault that is injected at the level <c>inprocess</c>.</summary>
internal static class Faults
{
    public static ImmutableArray<FaultKind> InProcess { get; } =
    [
        .. CallFaults.All,
        .. ThreadFaults.All,
        .. StartFaults.All,
        .. ServiceFaults.All,
        .. StateFaults.All,
        .. EndFaults.All,
        .. DependencyFaults.All,
        .. PackageFaults.All,
        .. LeakFaults.All,
        .. AmbienceFaults.All,
    ];
}
