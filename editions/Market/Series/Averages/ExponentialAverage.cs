namespace Market.Series.Averages;

/// <summary>
/// The exponential moving average: previous + (value − previous) × 2 / (period + 1). Source: J. J. Murphy,
/// "Technical Analysis of the Financial Markets", 1999, chapter 9; the seed by the simple average as in StockCharts
/// ChartSchool, "Moving Averages - Simple and Exponential".
/// </summary>
public sealed class ExponentialAverage(int period, EmaSeed seed)
{
    private readonly double _weight = 2d / (period + 1);
    private double _average;
    private int _count;

    /// <summary>Takes the next value; null until there are as many as the period is long.</summary>
    public double? Next(double value)
    {
        _count++;
        if (_count > period)
        {
            return Blend(value);
        }

        if (seed == EmaSeed.SimpleAverage)
        {
            _average += value;
            return _count == period ? _average /= period : null;
        }

        var average = _count == 1 ? _average = value : Blend(value);
        return _count == period ? average : null;
    }

    private double Blend(double value) => _average = (value * _weight) + (_average * (1 - _weight));
}
