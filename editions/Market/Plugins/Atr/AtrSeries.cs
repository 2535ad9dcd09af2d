using Market.Indicators;
using Market.Prices;
using Market.Series;
using Market.Series.Averages;

namespace Market.Atr;

/// <summary>
/// Wilder's average of the true range: the greatest of high − low, |high − previous close| and |low − previous
/// close|; of the first bar high − low. Source: J. W. Wilder, "New Concepts in Technical Trading Systems", 1978.
/// </summary>
internal sealed class AtrSeries(int period) : IBarSeries
{
    private readonly WilderAverage _average = new(period);
    private double? _previousClose;

    public IndicatorValue Next(in Bar bar)
    {
        double high = (double)bar.High, low = (double)bar.Low;
        var range = _previousClose is { } close
            ? Math.Max(high - low, Math.Max(Math.Abs(high - close), Math.Abs(low - close)))
            : high - low;
        _previousClose = (double)bar.Close;
        return new(_average.Next(range));
    }
}
