using System.Collections.Immutable;
using Market.BackTesting;
using Market.Prices;

namespace Market.BackTest;

/// <summary>The measures, as <see cref="Performance"/> defines them.</summary>
internal static class Measures
{
    public static Performance Of(
        BackTestRequest request,
        BarInterval interval,
        ImmutableArray<EquityPoint> equity,
        ImmutableArray<Fill> fills,
        ImmutableArray<Trade> trades)
    {
        var curve = new EquityCurve(request.InitialCash, equity);
        var (sharpe, sortino) = curve.RiskAdjusted(request.RiskFreeRate, BarsInYear(interval));
        var closed = trades.Where(trade => trade.Exit is not null).ToArray();
        return new(
            request.InitialCash,
            equity[^1].Equity,
            curve.TotalReturn,
            curve.Cagr(),
            sharpe,
            sortino,
            curve.MaxDrawdown(),
            (double)equity.Count(point => point.Position > 0) / equity.Length,
            closed.Length,
            closed.Length == 0 ? null : (double)closed.Count(trade => trade.Profit > 0) / closed.Length,
            fills.Sum(fill => fill.Commission),
            fills.Sum(fill => fill.Slippage));
    }

    private static int BarsInYear(BarInterval interval) => interval switch
    {
        BarInterval.Daily => 252,
        BarInterval.Weekly => 52,
        BarInterval.Monthly => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(interval), interval, "is no known interval"),
    };
}
