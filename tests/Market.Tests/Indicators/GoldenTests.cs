using Market.Atr;
using Market.Bollinger;
using Market.Ema;
using Market.Indicators;
using Market.Macd;
using Market.RateOfChange;
using Market.Rsi;
using Market.Series.Averages;
using Market.Sma;
using Market.Stochastic;
using Xunit;

namespace Market.Tests.Indicators;

/// <summary>Ours against npm trading-signals over 5,105 days of the S&amp;P 500, to 1e-9 relative.</summary>
public sealed class GoldenTests
{
    private const double Tolerance = 1e-9;

    /// <summary>Each indicator; the exponential averages start as trading-signals starts them.</summary>
    private static readonly Dictionary<string, IIndicator> Indicators = new()
    {
        ["sma"] = new SmaPlugin(new()),
        ["ema"] = new EmaPlugin(new(Seed: EmaSeed.FirstValue)),
        ["rsi"] = new RsiPlugin(new()),
        ["macd"] = new MacdPlugin(new(Seed: EmaSeed.FirstValue)),
        ["bollinger"] = new BollingerPlugin(new()),
        ["atr"] = new AtrPlugin(new()),
        ["stochastic"] = new StochasticPlugin(new()),
        ["rate-of-change"] = new RateOfChangePlugin(new()),
    };

    public static TheoryData<string> Names => [.. Indicators.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_indicator_agrees_with_an_independent_implementation(string name)
    {
        var golden = Golden.Read(name);
        var bars = await EditionPrices.SpxAsync();
        var values = await Indicators[name].ComputeAsync(golden.Spec, bars);

        Assert.Equal(golden.Bars, bars.Length);
        var compared = 0;
        foreach (var row in golden.Rows)
        {
            compared += Compare(name, (int)row[0], row[1..], values[(int)row[0]]);
        }

        // Ours waits for a whole period of the signal line where theirs starts at once: eight rows of MACD, two values.
        var expected = golden.Rows.Sum(row => row.Length - 1) - (name == "macd" ? 16 : 0);
        Assert.Equal(expected, compared);
    }

    [Theory]
    [InlineData("ema", 1000)]
    [InlineData("macd", 1000)]
    public async Task The_classic_seed_agrees_as_soon_as_it_has_faded(string name, int from)
    {
        IIndicator classic = name == "ema" ? new EmaPlugin(new()) : new MacdPlugin(new());
        var golden = Golden.Read(name);
        var values = await classic.ComputeAsync(golden.Spec, await EditionPrices.SpxAsync());

        foreach (var row in golden.Rows.Where(row => row[0] >= from))
        {
            Assert.Equal(row.Length - 1, Compare(name, (int)row[0], row[1..], values[(int)row[0]]));
        }
    }

    private static int Compare(string name, int index, IReadOnlyList<double> expected, IndicatorValue actual)
    {
        double?[] lines = [actual.First, actual.Second, actual.Third];
        var compared = 0;
        for (var line = 0; line < expected.Count; line++)
        {
            if (lines[line] is { } value)
            {
                var scale = Math.Max(Math.Abs(expected[line]), Math.Abs(value));
                Assert.True(
                    Math.Abs(expected[line] - value) <= Tolerance * scale,
                    $"{name}, bar {index}, line {line}: expected {expected[line]:R}, got {value:R}");
                compared++;
            }
        }

        return compared;
    }
}
