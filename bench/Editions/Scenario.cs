using Market.BackTesting;
using Market.Prices;

namespace Mortise.Bench.Editions;

/// <summary>What is tested on both sides: the comparison that the edition's report makes.</summary>
internal static class Scenario
{
    public const string Symbol = "SPX";
    private static readonly DateOnly _begin = new(2000, 1, 1);

    public static IReadOnlyList<string> Strategies { get; } =
        ["buy-and-hold", "moving-average-cross", "rsi-mean-reversion"];

    /// <summary>A back-test over the whole series, or over about its share of fewer bars.</summary>
    public static BackTestRequest Of(string strategy, int bars) => new(
        strategy,
        Symbol,
        new DateRange(To: bars < 15_000 ? _begin.AddDays(10 + (bars / Strategies.Count * 365 / 252)) : null),
        InitialCash: 100_000,
        new Commission.Proportional(0.0005m, 1),
        new Slippage.Proportional(2),
        LotSize: 1,
        RiskFreeRate: 0);
}
