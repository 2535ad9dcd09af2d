using Market.Indicators;
using Market.Macd;
using Xunit;

namespace Market.Tests.Indicators.Published;

/// <summary>
/// Invest Excel, "How to Calculate MACD in Excel": 12, 26 and 9 days of a stock in 2013, shown with all digits.
/// </summary>
public sealed class MacdTests
{
    private static readonly double[] Closes =
    [
        459.99, 448.85, 446.06, 450.81, 442.8, 448.97, 444.57, 441.4, 430.47, 420.05, 431.14, 425.66, 430.58, 431.72,
        437.87, 428.43, 428.35, 432.5, 443.66, 455.72, 454.49, 452.08, 452.73, 461.91, 463.58, 461.14, 452.08, 442.66,
        428.91, 429.79, 431.99, 427.72, 423.2, 426.21, 426.98, 435.69, 434.33, 429.8, 419.85, 426.24,
    ];

    [Fact]
    public async Task Macd_matches_the_published_example()
    {
        var values = await new MacdPlugin(new()).ComputeAsync(IndicatorSpec.AsConfigured, Bars.OfCloses(Closes));

        WorkedExample.AssertPrinted([.. values.Select(value => value.First)], warmUp: 25, digits: 10,
            8.2752695039, 7.7033783815, 6.416074757, 4.2375197833, 2.5525833249, 1.3788857199, 0.1029814912,
            -1.2584019528, -2.0705581901, -2.6218423283, -2.3290667405, -2.1816321148, -2.4026262729, -3.3421216814,
            -3.5303631361);
        WorkedExample.AssertPrinted([.. values.Select(value => value.Second)], warmUp: 33, digits: 12,
            3.037525868734, 1.905652229336);
        WorkedExample.AssertPrinted([.. values.Select(value => value.Third)], warmUp: 33, digits: 11,
            -5.10808405883, -4.52749455759);
    }
}
