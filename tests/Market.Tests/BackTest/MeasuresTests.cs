using System.Collections.Immutable;
using Market.BackTest;
using Market.BackTesting;
using Market.Tests.Indicators;
using Xunit;

namespace Market.Tests.BackTest;

public sealed class MeasuresTests
{
    [Fact]
    public void Measures_of_a_small_curve_are_those_computed_by_hand()
    {
        var curve = Curve((2000, 1, 3, 100m), (2000, 1, 4, 110m), (2000, 1, 5, 99m), (2000, 1, 6, 118.8m));

        // Returns 0.1, -0.1, 0.2: mean 1/15, sample variance 7/300, mean square of the negative 1/300.
        var (sharpe, sortino) = curve.RiskAdjusted(riskFreeRate: 0, barsInYear: 252);
        Assert.Equal(Math.Sqrt(48), sharpe!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(336), sortino!.Value, 1e-12);
        Assert.Equal(0.188, curve.TotalReturn, 1e-12);
        Assert.Equal(0.1, curve.MaxDrawdown(), 1e-12);
    }

    [Fact]
    public void The_risk_free_rate_is_taken_from_each_return()
    {
        var curve = Curve((2000, 1, 3, 100m), (2000, 1, 4, 110m), (2000, 1, 5, 99m), (2000, 1, 6, 118.8m));

        // With 0.05 a bar: excess 0.05, -0.15, 0.15: mean 1/60, the variance as before, 0.0225 / 3 below zero.
        var (sharpe, sortino) = curve.RiskAdjusted(riskFreeRate: 0.6, barsInYear: 12);
        Assert.Equal(1 / 60d / Math.Sqrt(7 / 300d) * Math.Sqrt(12), sharpe!.Value, 1e-12);
        Assert.Equal(1 / 60d / Math.Sqrt(0.0075) * Math.Sqrt(12), sortino!.Value, 1e-12);
    }

    [Fact]
    public void Four_years_to_146_41_percent_grow_by_ten_percent_a_year() =>
        Assert.Equal(0.1, Curve((2000, 1, 3, 100m), (2004, 1, 3, 146.41m)).Cagr()!.Value, 1e-12);

    [Fact]
    public void A_curve_without_variance_has_no_ratios() => Assert.Equal(
        (null, null), Curve((2000, 1, 3, 100m), (2000, 1, 4, 100m), (2000, 1, 5, 100m)).RiskAdjusted(0, 252));

    [Fact]
    public async Task Measures_agree_with_an_independent_implementation()
    {
        var golden = Golden.ReadPerformance();
        var bars = await EditionPrices.SpxAsync();
        var curve = new EquityCurve(bars[0].Close, [.. bars.Select(bar => new EquityPoint(bar.Date, bar.Close, 0m))]);
        var returns = bars.Length - 1;

        Assert.Equal(golden.GetProperty("cagr").GetDouble(), curve.Cagr()!.Value, 1e-12);
        Assert.Equal(golden.GetProperty("maxDrawdown").GetDouble(), curve.MaxDrawdown(), 1e-12);

        // Theirs is for one bar and divides by n, ours is for a year and divides by n - 1.
        var theirs = golden.GetProperty("sharpePerBarByPopulationDeviation").GetDouble();
        var expected = theirs * Math.Sqrt(252) * Math.Sqrt((returns - 1d) / returns);
        Assert.Equal(expected, curve.RiskAdjusted(0, 252).Sharpe!.Value, 1e-12);
    }

    private static EquityCurve Curve(params (int Year, int Month, int Day, decimal Equity)[] points) => new(
        points[0].Equity,
        points.Select(point => new EquityPoint(new(point.Year, point.Month, point.Day), point.Equity, 0m))
            .ToImmutableArray());
}
