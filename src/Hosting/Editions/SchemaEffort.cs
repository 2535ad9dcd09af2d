namespace Mortise.Hosting.Editions;

/// <summary>
/// How much is done for one schema, so that one that leads in a circle, or tries everything many times, ends. Used by
/// one thread.
/// </summary>
internal sealed class SchemaEffort
{
    /// <summary>How many references and alternatives may lead to one value.</summary>
    private const int Depth = 16;

    private int _left = 100_000;

    /// <summary>Whether the schema was left; then nothing that was found says anything.</summary>
    public bool IsExhausted { get; private set; }

    public bool TrySpend(int depth)
    {
        IsExhausted |= depth > Depth || --_left < 0;
        return !IsExhausted;
    }
}
