using Market.Indicators;
using Market.Prices;
using Market.Series;
using Market.Series.Windows;

namespace Market.RateOfChange;

/// <summary>
/// The change of the close since some bars ago, in percent. Source: J. J. Murphy, "Technical Analysis of the Financial
/// Markets", 1999, chapter 10.
/// </summary>
internal sealed class RateOfChangeSeries(int period) : IBarSeries
{
    private readonly RollingWindow _before = new(period);

    public IndicatorValue Next(in Bar bar)
    {
        var close = (double)bar.Close;
        double? percent = _before.IsFull ? (close - _before.Oldest) * 100 / _before.Oldest : null;
        _before.Add(close);
        return new(percent);
    }
}
