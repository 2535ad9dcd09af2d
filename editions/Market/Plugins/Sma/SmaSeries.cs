using Market.Indicators;
using Market.Prices;
using Market.Series;
using Market.Series.Averages;

namespace Market.Sma;

/// <summary>
/// The mean of the last closes. Source: J. J. Murphy, "Technical Analysis of the Financial Markets", 1999, chapter 9.
/// </summary>
internal sealed class SmaSeries(int period) : IBarSeries
{
    private readonly SimpleAverage _average = new(period);

    public IndicatorValue Next(in Bar bar) => new(_average.Next((double)bar.Close));
}
