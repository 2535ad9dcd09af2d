using CsCheck;
using Market.Series.Windows;
using Xunit;

namespace Market.Tests.Series;

public sealed class RollingWindowTests
{
    private static readonly Gen<(int Length, double[] Values)> Inputs =
        Gen.Select(Gen.Int[1, 20], Gen.Double[-1000, 1000].Array[0, 100]);

    [Fact]
    public void The_maximum_is_that_of_the_last_values() => Inputs.Sample((length, values) =>
    {
        var maximum = new RollingMaximum(length);
        for (var index = 0; index < values.Length; index++)
        {
            Assert.Equal(Last(values, index, length).Max(), maximum.Add(values[index]));
            Assert.Equal(index + 1 >= length, maximum.IsFull);
        }
    });

    [Fact]
    public void The_mean_and_the_deviation_are_those_of_the_last_values() => Inputs.Sample((length, values) =>
    {
        var window = new RollingWindow(length);
        for (var index = 0; index < values.Length; index++)
        {
            window.Add(values[index]);
            if (window.IsFull)
            {
                var last = Last(values, index, length);
                var mean = last.Average();
                Assert.Equal(mean, window.Mean, 1e-9);
                var variance = last.Average(value => Math.Pow(value - mean, 2));
                Assert.Equal(Math.Sqrt(variance), window.PopulationDeviation(), 1e-7);
            }
        }
    });

    [Fact]
    public void Rounding_errors_of_a_long_series_do_not_add_up()
    {
        var window = new RollingWindow(3);
        window.Add(1e16);
        for (var index = 0; index < 8; index++)
        {
            window.Add(0.1);
        }

        Assert.Equal(0.1, window.Mean, 1e-15);
    }

    private static double[] Last(double[] values, int index, int length) =>
        values[Math.Max(0, index + 1 - length)..(index + 1)];
}
