using Market.Prices;

namespace Market.Strategies;

/// <summary>What a run is about.</summary>
/// <param name="Symbol">Which instrument the bars are of.</param>
/// <param name="Interval">How long they are.</param>
public sealed record StrategyRun(string Symbol, BarInterval Interval);
