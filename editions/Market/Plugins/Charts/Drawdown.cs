using Market.Charting;

namespace Market.Charts;

/// <summary>How far a curve is below its peak so far, as a share of the peak: 0 or negative.</summary>
internal static class Drawdown
{
    public static ChartLine Of(ChartLine curve)
    {
        var peak = double.MinValue;
        return curve with
        {
            Points =
            [
                .. curve.Points.Select(point =>
                {
                    peak = Math.Max(peak, point.Value);
                    return point with { Value = peak > 0 ? (point.Value / peak) - 1 : 0 };
                }),
            ],
        };
    }
}
