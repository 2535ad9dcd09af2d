using Market.Indicators;
using Market.Prices;
using Market.Series;
using Market.Series.Averages;

namespace Market.Macd;

/// <summary>
/// The faster exponential average less the slower, the exponential average of that as the signal, and the difference of
/// the two. Source: G. Appel, "Technical Analysis: Power Tools for Active Investors", 2005, chapter 8.
/// </summary>
internal sealed class MacdSeries(int fast, int slow, int signal, EmaSeed seed) : IBarSeries
{
    private readonly ExponentialAverage _fast = new(fast, seed);
    private readonly ExponentialAverage _slow = new(slow, seed);
    private readonly ExponentialAverage _signal = new(signal, seed);

    public IndicatorValue Next(in Bar bar)
    {
        var close = (double)bar.Close;
        var difference = _fast.Next(close) - _slow.Next(close);
        if (difference is not { } macd)
        {
            return default;
        }

        var line = _signal.Next(macd);
        return new(macd, line, macd - line);
    }
}
