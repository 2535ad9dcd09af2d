namespace Market.Series.Averages;

/// <summary>
/// Wilder's smoothing: (previous × (period − 1) + value) / period, starting from the simple average of the first
/// period. Source: J. W. Wilder, "New Concepts in Technical Trading Systems", 1978.
/// </summary>
public sealed class WilderAverage(int period)
{
    private double _average;
    private int _count;

    /// <summary>Takes the next value; null until there are as many as the period is long.</summary>
    public double? Next(double value)
    {
        if (_count == period)
        {
            return _average += (value - _average) / period;
        }

        _average += value;
        return ++_count == period ? _average /= period : null;
    }
}
