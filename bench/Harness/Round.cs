namespace Mortise.Bench.Harness;

/// <summary>One turn of every contender of a case.</summary>
/// <param name="nanoseconds">Per operation, by contender.</param>
internal sealed class Round(IReadOnlyDictionary<string, double> nanoseconds)
{
    public double this[string contender] => nanoseconds[contender];
}
