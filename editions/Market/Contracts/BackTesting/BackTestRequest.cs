using System.Collections.Immutable;
using Market.Prices;
using Market.Strategies;
using Mortise;

namespace Market.BackTesting;

/// <summary>What to back-test, and under which conditions.</summary>
/// <param name="Strategy">The name of the strategy's instance in the edition.</param>
/// <param name="Symbol">Which instrument it trades.</param>
/// <param name="Range">Which part of its prices.</param>
/// <param name="InitialCash">The money at the start; positive.</param>
/// <param name="Commission">What a broker takes.</param>
/// <param name="Slippage">By how much fills are worse than the open.</param>
/// <param name="LotSize">The smallest tradable number of units; positive. 1 means whole units.</param>
/// <param name="RiskFreeRate">The yearly rate that excess returns are measured against, for example 0.02.</param>
public sealed record BackTestRequest(
    string Strategy,
    string Symbol,
    DateRange Range,
    decimal InitialCash,
    Commission Commission,
    Slippage Slippage,
    decimal LotSize,
    double RiskFreeRate)
{
    /// <summary>
    /// Changes to the strategy's configured parameters, by the names of
    /// <see cref="StrategyDescription.Adjustable"/>; those that are not named stay as configured.
    /// </summary>
    [Since(1)]
    public ImmutableSortedDictionary<string, double> Parameters { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;
}
