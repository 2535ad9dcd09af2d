namespace Mortise.Wire;

/// <summary>Which containers a reader is in, and whether the value that it announced was read.</summary>
internal struct ReaderNesting
{
    private ulong _objects;
    private int _depth;
    private bool _due;

    public readonly int Depth => _depth;

    public readonly bool Due => _due;

    public void Value() => _due = false;

    public void Begin(bool isObject)
    {
        if (_depth == PayloadLimits.Depth)
        {
            throw PayloadProblem.TooDeep();
        }

        _due = false;
        _objects = (_objects << 1) | (isObject ? 1ul : 0);
        _depth++;
    }

    /// <summary>Demands that the codec asks for what the container it began has.</summary>
    public readonly void Check(bool isObject)
    {
        if (_due || _depth == 0 || (_objects & 1) != (isObject ? 1ul : 0))
        {
            throw PayloadProblem.Codec(
                _due ? "asks for the next value without having read the last"
                : isObject ? "asks for a field outside of an object"
                : "asks for an element outside of a sequence");
        }
    }

    public void Next() => _due = true;

    public void Leave()
    {
        _objects >>= 1;
        _depth--;
    }

    public readonly void End()
    {
        if (_depth != 0 || _due)
        {
            throw PayloadProblem.Codec("ends the payload in the middle");
        }
    }
}
