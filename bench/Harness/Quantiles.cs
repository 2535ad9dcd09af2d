namespace Mortise.Bench.Harness;

/// <summary>The middle of some numbers, and how far they lie apart.</summary>
internal readonly record struct Quantiles(double Lower, double Median, double Upper)
{
    /// <summary>The distance of the quartiles relative to the median.</summary>
    public double Spread => Median == 0 ? 0 : (Upper - Lower) / Median;

    public static Quantiles Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Quantiles(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }
}
