using System.Diagnostics;
using System.Numerics;

namespace Mortise.Bench.Swap;

/// <summary>
/// How long calls took, in classes that are at most a sixteenth wide, so that counting one takes next to nothing. For
/// one thread at a time.
/// </summary>
internal sealed class Latencies
{
    private const int Parts = 16;

    private readonly long[] _classes = new long[64 * Parts];

    public long Count { get; private set; }

    public void Add(long ticks)
    {
        var value = (ulong)Math.Max(ticks, Parts);
        var power = BitOperations.Log2(value);
        _classes[(power * Parts) + (int)((value >> (power - 4)) & (Parts - 1))]++;
        Count++;
    }

    public void Add(Latencies others)
    {
        for (var index = 0; index < _classes.Length; index++)
        {
            _classes[index] += others._classes[index];
        }

        Count += others.Count;
    }

    /// <summary>What so large a share of the calls did not exceed, in nanoseconds.</summary>
    public double Quantile(double share)
    {
        var left = share * Count;
        var index = -1;
        while (left > 0 && index < _classes.Length - 1)
        {
            left -= _classes[++index];
        }

        var (power, part) = Math.DivRem(Math.Max(index, 0), Parts);
        var upper = (double)(1UL << power) * (Parts + part + 1) / Parts;
        return upper * 1e9 / Stopwatch.Frequency;
    }
}
