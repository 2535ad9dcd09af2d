using System.Collections.Immutable;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>What came of all the faults in one host.</summary>
/// <param name="Calls">How many calls were made, by the ids that were given.</param>
/// <param name="Lost">Of those, by the fault during which they were made.</param>
/// <param name="Duplicated">The same.</param>
/// <param name="Imbalance">What is wrong with the kernel's own sums; empty when they balance.</param>
/// <param name="Examples">Some of what was lost or duplicated, for people.</param>
internal sealed record HostReport(
    long Calls,
    ImmutableSortedDictionary<int, int> Lost,
    ImmutableSortedDictionary<int, int> Duplicated,
    string Imbalance,
    ImmutableArray<string> Examples);
