using Market.Indicators;
using Market.Prices;
using Market.Series;
using Market.Series.Averages;

namespace Market.Ema;

/// <summary>The exponential average of the closes, as <see cref="ExponentialAverage"/> defines it.</summary>
internal sealed class EmaSeries(int period, EmaSeed seed) : IBarSeries
{
    private readonly ExponentialAverage _average = new(period, seed);

    public IndicatorValue Next(in Bar bar) => new(_average.Next((double)bar.Close));
}
