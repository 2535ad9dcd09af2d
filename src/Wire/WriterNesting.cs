namespace Mortise.Wire;

/// <summary>
/// Where a writer is: how deep, and how many values it still owes to what it announced. Finds codecs that announce one
/// count and write another before their payload reaches anybody.
/// </summary>
internal struct WriterNesting()
{
    private int _depth;
    private long _due = 1;

    public void Value() => _due--;

    public void BeginArray(int count) => Begin(count, 1);

    public void BeginObject(int count) => Begin(count, 2);

    public void End()
    {
        if (--_depth < 0)
        {
            throw PayloadProblem.Codec("ends more sequences and objects than it began");
        }
    }

    public readonly void Finish()
    {
        if (_depth != 0 || _due != 0)
        {
            throw PayloadProblem.Codec($"leaves {_depth} sequences or objects open, and {_due} values unwritten");
        }
    }

    private void Begin(int count, int valuesEach)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (++_depth > PayloadLimits.Depth)
        {
            throw PayloadProblem.TooDeep();
        }

        _due += ((long)count * valuesEach) - 1;
    }
}
