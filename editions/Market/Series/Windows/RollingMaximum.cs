namespace Market.Series.Windows;

/// <summary>
/// The greatest of the last values of a series, at a constant cost per value on average: values that a later, greater
/// one has overtaken can never be the greatest again and are forgotten.
/// </summary>
public sealed class RollingMaximum(int length)
{
    private readonly (long Position, double Value)[] _candidates = new (long, double)[length];
    private int _first;
    private int _count;
    private long _position;

    /// <summary>Whether as many values were added as the window is long.</summary>
    public bool IsFull => _position >= _candidates.Length;

    /// <summary>Adds a value and returns the greatest of the window.</summary>
    public double Add(double value)
    {
        if (_count > 0 && _candidates[_first].Position <= _position - _candidates.Length)
        {
            _first = Wrap(_first + 1);
            _count--;
        }

        while (_count > 0 && _candidates[Wrap(_first + _count - 1)].Value <= value)
        {
            _count--;
        }

        _candidates[Wrap(_first + _count)] = (_position, value);
        _count++;
        _position++;
        return _candidates[_first].Value;
    }

    private int Wrap(int index) => index < _candidates.Length ? index : index - _candidates.Length;
}
