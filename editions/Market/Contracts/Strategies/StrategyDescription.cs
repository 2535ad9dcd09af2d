using System.Collections.Immutable;
using Mortise;

namespace Market.Strategies;

/// <summary>What a strategy is.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="Rule">When it buys and sells, in one sentence.</param>
/// <param name="Parameters">Its parameters with their values, for people, by name.</param>
public sealed record StrategyDescription(
    string Title, string Rule, ImmutableSortedDictionary<string, string> Parameters)
{
    /// <summary>The parameters that a run may change, in the order in which people read them.</summary>
    [Since(1)]
    public ImmutableArray<StrategyParameter> Adjustable { get; init; } = [];
}
