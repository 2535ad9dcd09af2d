namespace Market.Series.Windows;

/// <summary>The last values of a series, and their sum.</summary>
public sealed class RollingWindow(int length)
{
    private readonly double[] _values = new double[length];
    private int _next;
    private double _sum;

    /// <summary>Whether as many values were added as the window is long.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The oldest value; of a full window the one that the next addition drops.</summary>
    public double Oldest => IsFull ? _values[_next] : _values[0];

    /// <summary>The arithmetic mean of a full window.</summary>
    public double Mean => _sum / _values.Length;

    /// <summary>Adds a value and drops the oldest of a full window.</summary>
    public void Add(double value)
    {
        _sum += value - _values[_next];
        _values[_next] = value;
        if (++_next < _values.Length)
        {
            return;
        }

        // Summed anew once a round, so that rounding errors of a long series do not add up.
        _next = 0;
        IsFull = true;
        _sum = Sum();
    }

    /// <summary>The population standard deviation of a full window (divided by n, not n − 1).</summary>
    public double PopulationDeviation()
    {
        var mean = Mean;
        var squares = 0d;
        foreach (var value in _values)
        {
            squares += (value - mean) * (value - mean);
        }

        return Math.Sqrt(squares / _values.Length);
    }

    private double Sum()
    {
        var sum = 0d;
        foreach (var value in _values)
        {
            sum += value;
        }

        return sum;
    }
}
