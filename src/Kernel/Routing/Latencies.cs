using System.Numerics;

namespace Mortise.Kernel.Routing;

/// <summary>
/// How long calls took, to an eighth of each time, which takes the same memory for however many. Safe for concurrent
/// use.
/// </summary>
internal sealed class Latencies
{
    private const int Eighths = 8;

    /// <summary>By the number of binary digits of the time in ticks, and by the three digits after the first.</summary>
    private readonly long[] _counts = new long[65 * Eighths];

    public void Add(TimeSpan took)
    {
        // Ticks of 100 ns, eight times finer, so that there are always three digits after the first.
        var eighths = (ulong)Math.Clamp(took.Ticks, 1, long.MaxValue / Eighths) * Eighths;
        var digits = BitOperations.Log2(eighths);
        Interlocked.Increment(ref _counts[(digits * Eighths) + (int)((eighths >> (digits - 3)) & 7)]);
    }

    /// <summary>The time that a share of the calls took at most; zero when there were none.</summary>
    public TimeSpan Quantile(double share)
    {
        var wanted = Math.Ceiling(_counts.Sum() * share);
        var seen = 0L;
        for (var index = 0; index < _counts.Length; index++)
        {
            seen += _counts[index];
            if (seen > 0 && seen >= wanted)
            {
                var (digits, after) = Math.DivRem(index, Eighths);
                return TimeSpan.FromTicks((long)(((ulong)(Eighths + after + 1) << (digits - 3)) / Eighths));
            }
        }

        return TimeSpan.Zero;
    }
}
