using Market.Series.Windows;

namespace Market.Series.Averages;

/// <summary>The arithmetic mean of the last values.</summary>
public sealed class SimpleAverage(int period)
{
    private readonly RollingWindow _window = new(period);

    /// <summary>Takes the next value; null until there are as many as the period is long.</summary>
    public double? Next(double value)
    {
        _window.Add(value);
        return _window.IsFull ? _window.Mean : null;
    }
}
