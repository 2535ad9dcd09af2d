using Market.Indicators;
using Market.Prices;
using Market.Series;
using Market.Series.Windows;

namespace Market.Bollinger;

/// <summary>
/// The mean of the last closes, and bands around it at a multiple of their population standard deviation. Source:
/// J. Bollinger, "Bollinger on Bollinger Bands", 2001, chapter 7.
/// </summary>
internal sealed class BollingerSeries(int period, double deviations) : IBarSeries
{
    private readonly RollingWindow _window = new(period);

    public IndicatorValue Next(in Bar bar)
    {
        _window.Add((double)bar.Close);
        if (!_window.IsFull)
        {
            return default;
        }

        var middle = _window.Mean;
        var distance = deviations * _window.PopulationDeviation();
        return new(middle, middle + distance, middle - distance);
    }
}
