using CsCheck;
using Mortise.Kernel.Routing;
using Xunit;

namespace Mortise.Kernel.Tests.Routing;

public sealed class LatenciesTests
{
    [Fact]
    public void WithoutAny_EachQuantileIsZero() => Assert.Equal(TimeSpan.Zero, new Latencies().Quantile(0.5));

    [Fact]
    public void Quantile_IsTheTrueOne_OrUpToAnEighthMore() =>
        Gen.Long[1, long.MaxValue / 1024].Array[1, 200].Sample(static all =>
        {
            var latencies = new Latencies();
            Array.ForEach(all, ticks => latencies.Add(TimeSpan.FromTicks(ticks)));
            Array.Sort(all);
            foreach (var share in new[] { 0.01, 0.5, 0.95, 1 })
            {
                var exact = all[(int)Math.Ceiling(all.Length * share) - 1];
                Assert.InRange(latencies.Quantile(share).Ticks, exact, (exact * 1.125) + 1);
            }
        });

    [Fact]
    public void LongestAndShortest_AreCountedToo()
    {
        var latencies = new Latencies();
        latencies.Add(TimeSpan.Zero);
        latencies.Add(TimeSpan.MaxValue);
        Assert.InRange(latencies.Quantile(0.5).Ticks, 0, 1);
        Assert.True(latencies.Quantile(1) > TimeSpan.FromDays(1));
    }
}
