using Market.BackTesting;
using Xunit;

namespace Market.Tests.BackTest;

/// <summary>Small cases whose every figure was computed by hand, to the cent.</summary>
public sealed class HandComputedTests
{
    [Fact]
    public void All_in_and_all_out_with_a_fixed_commission()
    {
        var result = Books.Run(
            Books.Request(10_000m, new Commission.PerOrder(5m)),
            Bars.Of((100m, 100m), (101m, 103m), (104m, 99m), (98m, 97m)),
            1m, 1m, 0m);

        // 98 × 101 = 9,898 and 5 leave 97; a 99th would cost 10,004. 98 × 98 = 9,604 less 5 come back.
        Assert.Equal(
            [
                new Fill(new(2020, 1, 2), Side.Buy, 98m, 101m, 9_898m, 5m, 0m),
                new Fill(new(2020, 1, 4), Side.Sell, 98m, 98m, 9_604m, 5m, 0m),
            ],
            result.Fills);
        Assert.Equal(
            [(10_000m, 0m), (97m, 10_094m), (97m, 9_702m), (9_696m, 0m)],
            result.Equity.Select(point => (point.Cash, point.Position)));
        var trade = Assert.Single(result.Trades);
        Assert.Equal(
            new Trade(new(2020, 1, 2), new DateOnly(2020, 1, 4), 98m, 101m, 98m, 10m, -304m, -304d / 9_903d, 2), trade);
        Assert.Equal((9_696m, 10m, 0m), (
            result.Performance.FinalEquity, result.Performance.Commission, result.Performance.Slippage));
        Assert.Equal((1, 0d, 0.5), (
            result.Performance.Trades, result.Performance.WinRate, result.Performance.Exposure));
    }

    [Fact]
    public void Fractions_of_units_with_proportional_costs()
    {
        var result = Books.Run(
            Books.Request(
                1_000m, new Commission.Proportional(0.001m, 1m), new Slippage.Proportional(50m), lotSize: 0.01m),
            Bars.Of((200m, 200m), (200m, 200m), (220m, 221m)),
            1m, 0m);

        // Bought at 200 × 1.005 = 201.00: 4.97 × 201 = 998.97 and the least commission of 1.00 make 999.97.
        // Sold at 220 × 0.995 = 218.90: 4.97 × 218.90 = 1,087.933 → 1,087.93, commission 1.08793 → 1.09.
        Assert.Equal(
            [
                new Fill(new(2020, 1, 2), Side.Buy, 4.97m, 201m, 998.97m, 1.00m, 4.97m),
                new Fill(new(2020, 1, 3), Side.Sell, 4.97m, 218.9m, 1_087.93m, 1.09m, 5.47m),
            ],
            result.Fills);
        Assert.Equal([1_000m, 994.03m, 1_086.87m], result.Equity.Select(point => point.Equity));
        Assert.Equal(86.87m, Assert.Single(result.Trades).Profit);
        Assert.Equal(10.44m, result.Performance.Slippage);
    }

    [Fact]
    public void Partial_exposure_raised_and_lowered_with_costs_per_unit()
    {
        var result = Books.Run(
            Books.Request(10_000m, new Commission.PerUnit(0.01m, 1m), new Slippage.PerUnit(0.05m)),
            Bars.Of((50m, 50m), (50m, 55m), (60m, 58m), (40m, 41m)),
            0.5m, 1m, 0.25m);

        // Half of 10,000 at 50 are 100 units. All of 4,994 + 100 × 60 = 10,994 at 60 are 183, so 83 more.
        // A quarter of 8.85 + 183 × 40 = 7,328.85 at 40 are 45 units, so 138 fewer.
        Assert.Equal(
            [
                new Fill(new(2020, 1, 2), Side.Buy, 100m, 50.05m, 5_005m, 1m, 5m),
                new Fill(new(2020, 1, 3), Side.Buy, 83m, 60.05m, 4_984.15m, 1m, 4.15m),
                new Fill(new(2020, 1, 4), Side.Sell, 138m, 39.95m, 5_513.10m, 1.38m, 6.90m),
            ],
            result.Fills);
        Assert.Equal(
            [(10_000m, 0m), (4_994m, 5_500m), (8.85m, 10_614m), (5_520.57m, 1_845m)],
            result.Equity.Select(point => (point.Cash, point.Position)));

        // Still open: 5,513.10 + 45 × 41 = 7,358.10 for 9,989.15 and 3.38 of commission.
        var trade = Assert.Single(result.Trades);
        Assert.Equal((null, 183m, -2_634.43m, 3.38m), (trade.Exit, trade.Units, trade.Profit, trade.Commission));
        Assert.Equal(0, result.Performance.Trades);
        Assert.Null(result.Performance.WinRate);
    }

    [Fact]
    public void A_decision_at_the_last_close_is_never_filled_and_one_bar_has_no_measures()
    {
        var result = Books.Run(Books.Request(100m), Bars.Of((10m, 10m)), 1m);

        Assert.Empty(result.Fills);
        Assert.Equal((100m, 0d, null, null, null, 0d), (
            result.Performance.FinalEquity, result.Performance.TotalReturn, result.Performance.Cagr,
            result.Performance.Sharpe, result.Performance.Sortino, result.Performance.MaxDrawdown));
    }

    [Fact]
    public void An_order_that_the_cash_cannot_pay_is_not_placed()
    {
        var result = Books.Run(Books.Request(100m), Bars.Of((100.01m, 100.01m), (100.01m, 100.01m)), 1m);

        Assert.Empty(result.Fills);
    }
}
