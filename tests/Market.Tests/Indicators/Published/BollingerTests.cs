using Market.Bollinger;
using Market.Indicators;
using Xunit;

namespace Market.Tests.Indicators.Published;

/// <summary>
/// StockCharts ChartSchool, "Bollinger Bands", spreadsheet cs-bbands: SPY, 20 days and two deviations, printed to
/// six digits.
/// </summary>
public sealed class BollingerTests
{
    private static readonly double[] Closes =
    [
        86.1557, 89.0867, 88.7829, 90.3228, 89.0671, 91.1453, 89.4397, 89.175, 86.9302, 87.6752, 86.9596, 89.4299,
        89.3221, 88.7241, 87.4497, 87.2634, 89.4985, 87.9006, 89.126, 90.7043, 92.9001, 92.9784, 91.8021, 92.6647,
        92.6843, 92.3021, 92.7725, 92.5373, 92.949, 93.2039, 91.0669, 89.8318, 89.7435, 90.3994, 90.7387, 88.0177,
        88.0867, 88.8439, 90.7781, 90.5416, 91.3894, 90.65,
    ];

    [Fact]
    public async Task Bollinger_bands_match_the_published_example()
    {
        var values = await new BollingerPlugin(new()).ComputeAsync(IndicatorSpec.AsConfigured, Bars.OfCloses(Closes));

        WorkedExample.AssertPrinted([.. values.Select(value => value.First)], warmUp: 19, digits: 6,
            88.70794, 89.04516, 89.239745, 89.390705, 89.5078, 89.68866, 89.7465, 89.91314, 90.081255, 90.382195,
            90.65863, 90.863995, 90.88409, 90.90516, 90.988925, 91.153375, 91.19109, 91.1205, 91.167665, 91.25027,
            91.242135, 91.1666, 91.05018);
        WorkedExample.AssertPrinted([.. values.Select(value => value.Second)], warmUp: 19, digits: 6,
            91.291862, 91.949268, 92.612595, 92.9342, 93.31195, 93.72845, 93.899592, 94.266255, 94.565096, 94.786912,
            95.043001, 94.907605, 94.902912, 94.89532, 94.861013, 94.673629, 94.556593, 94.678752, 94.575786, 94.534271,
            94.532306, 94.369251, 94.148503);
        WorkedExample.AssertPrinted([.. values.Select(value => value.Third)], warmUp: 19, digits: 6,
            86.124018, 86.141052, 85.866895, 85.84721, 85.70365, 85.64887, 85.593408, 85.560025, 85.597414, 85.977478,
            86.274259, 86.820385, 86.865268, 86.915, 87.116837, 87.633121, 87.825587, 87.562248, 87.759544, 87.966269,
            87.951964, 87.963949, 87.951857);
    }
}
