using System.Collections.Immutable;
using Market.Indicators;
using Market.Stochastic;
using Xunit;

namespace Market.Tests.Indicators.Published;

/// <summary>
/// StockCharts ChartSchool, "Stochastic Oscillator (Fast, Slow, and Full)", spreadsheet cs-soo: 14 days, fast, with a
/// three-day %D, printed to two digits. The sheet has no closes for the first 13 days; they do not matter.
/// </summary>
public sealed class StochasticTests
{
    private static readonly double[] High =
    [
        127.009, 127.6159, 126.5911, 127.3472, 128.173, 128.4317, 127.3671, 126.422, 126.8995, 126.8498, 125.646,
        125.7156, 127.1582, 127.7154, 127.6855, 128.2228, 128.2725, 128.0934, 128.2725, 127.7353, 128.77, 129.2873,
        130.0633, 129.1182, 129.2873, 128.4715, 128.0934, 128.6506, 129.1381, 128.6406,
    ];

    private static readonly double[] Low =
    [
        125.3574, 126.1633, 124.9296, 126.0937, 126.8199, 126.4817, 126.034, 124.8301, 126.3921, 125.7156, 124.5615,
        124.5715, 125.0689, 126.8597, 126.6309, 126.8001, 126.7105, 126.8001, 126.1335, 125.9245, 126.9891, 127.8148,
        128.4715, 128.0641, 127.6059, 127.596, 126.999, 126.8995, 127.4865, 127.397,
    ];

    private static readonly double[] Close =
    [
        .. Low[..13],
        127.2876, 127.1781, 128.0138, 127.1085, 127.7253, 127.0587, 127.3273, 128.7103, 127.8745, 128.5809, 128.6008,
        127.9342, 128.1133, 127.596, 127.596, 128.6904, 128.2725,
    ];

    [Fact]
    public async Task The_stochastic_oscillator_matches_the_published_example()
    {
        var fast = new IndicatorSpec(ImmutableSortedDictionary<string, double>.Empty.Add("Smoothing", 1));
        var values = await new StochasticPlugin(new()).ComputeAsync(fast, Bars.OfRanges(High, Low, Close));

        WorkedExample.AssertPrinted([.. values.Select(value => value.First)], warmUp: 13, digits: 2,
            70.44, 67.61, 89.20, 65.81, 81.75, 64.52, 74.53, 98.58, 70.10, 73.06, 73.42, 61.23, 60.96, 40.39, 40.39,
            66.83, 56.73);
        WorkedExample.AssertPrinted([.. values.Select(value => value.Second)], warmUp: 15, digits: 2,
            75.75, 74.21, 78.92, 70.69, 73.60, 79.21, 81.07, 80.58, 72.19, 69.24, 65.20, 54.19, 47.24, 49.20, 54.65);
    }
}
