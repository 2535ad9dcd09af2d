using System.Collections.Immutable;

namespace Market.Strategies;

/// <summary>What a strategy is.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="Rule">When it buys and sells, in one sentence.</param>
/// <param name="Parameters">Its configured parameters, for people, by name.</param>
public sealed record StrategyDescription(
    string Title, string Rule, ImmutableSortedDictionary<string, string> Parameters);
