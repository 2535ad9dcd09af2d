using System.Collections.Immutable;
using Market.BackTesting;

namespace Market.BackTest;

/// <summary>The equity at each close, with the initial cash as the first peak.</summary>
internal sealed class EquityCurve(decimal initial, ImmutableArray<EquityPoint> points)
{
    private const double DaysInYear = 365.25;
    private readonly double[] _equity = [.. points.Select(point => (double)point.Equity)];

    private double Initial { get; } = (double)initial;

    public double TotalReturn => (_equity[^1] / Initial) - 1;

    public double? Cagr()
    {
        var days = points[^1].Date.DayNumber - points[0].Date.DayNumber;
        var growth = _equity[^1] / Initial;
        return days == 0 || growth <= 0 ? null : Math.Pow(growth, DaysInYear / days) - 1;
    }

    public double MaxDrawdown()
    {
        double peak = Initial, deepest = 0;
        foreach (var equity in _equity)
        {
            peak = Math.Max(peak, equity);
            deepest = Math.Max(deepest, (peak - equity) / peak);
        }

        return deepest;
    }

    public (double? Sharpe, double? Sortino) RiskAdjusted(double riskFreeRate, int barsInYear)
    {
        var riskFree = riskFreeRate / barsInYear;
        var excess = _equity.Skip(1).Zip(_equity, (later, earlier) => (later / earlier) - 1 - riskFree).ToArray();
        if (excess.Length < 2)
        {
            return (null, null);
        }

        var mean = excess.Average();
        var deviation = Math.Sqrt(excess.Sum(value => (value - mean) * (value - mean)) / (excess.Length - 1));
        var downside = Math.Sqrt(excess.Sum(value => value < 0 ? value * value : 0) / excess.Length);
        var year = Math.Sqrt(barsInYear);
        return (
            deviation > 0 ? mean / deviation * year : null,
            downside > 0 ? mean / downside * year : null);
    }
}
