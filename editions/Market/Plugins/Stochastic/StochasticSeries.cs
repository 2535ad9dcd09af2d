using Market.Indicators;
using Market.Prices;
using Market.Series;
using Market.Series.Averages;
using Market.Series.Windows;

namespace Market.Stochastic;

/// <summary>
/// Where the close lies between the lowest low (0) and the highest high (100) of the last bars, smoothed: %K; and its
/// average: %D. In the middle, 50, when the highest is the lowest. Source: G. C. Lane, "Lane's Stochastics", Technical
/// Analysis of Stocks and Commodities, 1984.
/// </summary>
internal sealed class StochasticSeries(int period, int smoothing, int signal) : IBarSeries
{
    private readonly RollingMaximum _high = new(period);
    private readonly RollingMaximum _negatedLow = new(period);
    private readonly SimpleAverage _smoothed = new(smoothing);
    private readonly SimpleAverage _signal = new(signal);

    public IndicatorValue Next(in Bar bar)
    {
        var highest = _high.Add((double)bar.High);
        var lowest = -_negatedLow.Add(-(double)bar.Low);
        if (!_high.IsFull)
        {
            return default;
        }

        var raw = highest == lowest ? 50 : ((double)bar.Close - lowest) * 100 / (highest - lowest);
        return _smoothed.Next(raw) is { } smoothed ? new(smoothed, _signal.Next(smoothed)) : default;
    }
}
