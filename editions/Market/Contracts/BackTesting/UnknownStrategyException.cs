using System.Collections.Immutable;
using Mortise;

namespace Market.BackTesting;

/// <summary>No strategy of that name is there.</summary>
/// <param name="strategy">What was asked for.</param>
/// <param name="known">Which strategies are there at this moment.</param>
public sealed class UnknownStrategyException(string strategy, ImmutableArray<string> known) : DeclaredException(
    $"MK1302: No strategy is named '{strategy}'. At this moment there are: {string.Join(", ", known)}.")
{
    /// <summary>What was asked for.</summary>
    public string Strategy { get; } = strategy;

    /// <summary>Which strategies are there at this moment.</summary>
    public ImmutableArray<string> Known { get; } = known;
}
