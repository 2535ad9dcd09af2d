using Market.Indicators;
using Market.Prices;
using Market.Series;
using Market.Series.Averages;

namespace Market.Rsi;

/// <summary>
/// 100 − 100 / (1 + average gain / average loss), both averages smoothed as Wilder does; 100 when nothing was lost.
/// Source: J. W. Wilder, "New Concepts in Technical Trading Systems", 1978.
/// </summary>
internal sealed class RsiSeries(int period) : IBarSeries
{
    private readonly WilderAverage _gains = new(period);
    private readonly WilderAverage _losses = new(period);
    private double? _previous;

    public IndicatorValue Next(in Bar bar)
    {
        var close = (double)bar.Close;
        var change = close - _previous;
        _previous = close;
        if (change is not { } difference)
        {
            return default;
        }

        var gain = _gains.Next(Math.Max(difference, 0));
        var loss = _losses.Next(Math.Max(-difference, 0));
        return loss == 0 ? new(100) : new(100 - (100 / (1 + (gain / loss))));
    }
}
