using System.Collections.Immutable;
using Market.Prices;
using Mortise;

namespace Market.Strategies;

/// <summary>What a run is about.</summary>
/// <param name="Symbol">Which instrument the bars are of.</param>
/// <param name="Interval">How long they are.</param>
public sealed record StrategyRun(string Symbol, BarInterval Interval)
{
    /// <summary>Changes to the configured parameters, by name; those that are not named stay as configured.</summary>
    [Since(1)]
    public ImmutableSortedDictionary<string, double> Parameters { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;
}
