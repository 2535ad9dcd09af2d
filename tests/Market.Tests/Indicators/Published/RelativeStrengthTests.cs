using Market.Indicators;
using Market.Rsi;
using Xunit;

namespace Market.Tests.Indicators.Published;

/// <summary>
/// StockCharts ChartSchool, "Relative Strength Index (RSI)", spreadsheet cs-rsi: QQQQ, 14 days, printed to four digits.
/// </summary>
public sealed class RelativeStrengthTests
{
    private static readonly double[] Closes =
    [
        44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328,
        45.614, 46.282, 46.282, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515,
        45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314,
    ];

    [Fact]
    public async Task The_relative_strength_index_matches_the_published_example()
    {
        var values = await new RsiPlugin(new()).ComputeAsync(IndicatorSpec.AsConfigured, Bars.OfCloses(Closes));

        WorkedExample.AssertPrinted([.. values.Select(value => value.First)], warmUp: 14, digits: 4,
            70.5328, 66.3186, 66.5498, 69.4063, 66.3552, 57.9749, 62.9296, 63.2571, 56.0593, 62.3771, 54.7076, 50.4228,
            39.9898, 41.4605, 41.8689, 45.4632, 37.3040, 33.0795, 37.7730);
    }
}
