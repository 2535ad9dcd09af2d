using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Market.BackTesting;
using Market.Charting;
using Market.Charts;
using Mortise;
using Xunit;

namespace Market.Tests.Charts;

public sealed class ChartTests
{
    private static readonly ImmutableArray<ChartPoint> Points =
        [.. Enumerable.Range(0, 500).Select(day => new ChartPoint(
            new DateOnly(2000, 1, 3).AddDays(day), 100 + (10 * Math.Sin(day / 30d))))];

    private static readonly CurveChart Curves = new("Equity", [new("Buy & hold", Points), new("Flat", Points[..1])]);

    private static readonly PriceChart Prices = new(
        "Prices", [new("SPX", Points)], [new(new(2000, 2, 1), 101, Side.Buy), new(new(2000, 3, 1), 99, Side.Sell)]);

    [Fact]
    public async Task The_same_request_gives_the_same_bytes_whatever_was_drawn_before()
    {
        var first = await (await ChartsAsync()).DrawEquityAsync(Curves);
        var charts = await ChartsAsync();
        await charts.DrawPriceAsync(Prices);

        Assert.Equal(first.Content.ToArray(), (await charts.DrawEquityAsync(Curves)).Content.ToArray());
    }

    [Fact]
    public async Task Concurrent_requests_give_the_bytes_of_single_ones()
    {
        var charts = await ChartsAsync();
        var alone = (await charts.DrawDrawdownAsync(Curves)).Content.ToArray();

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(async () =>
            index % 2 == 0 ? await charts.DrawDrawdownAsync(Curves) : await charts.DrawPriceAsync(Prices))));

        Assert.All(together.Where((_, index) => index % 2 == 0), image => Assert.Equal(alone, image.Content.ToArray()));
    }

    [Fact]
    public async Task A_chart_is_well_formed_and_says_what_it_shows()
    {
        var image = await (await ChartsAsync()).DrawPriceAsync(Prices);
        var svg = XDocument.Parse(Encoding.UTF8.GetString(image.Content.Span));
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").ToArray();

        Assert.Equal("image/svg+xml", image.MediaType);
        Assert.Equal(("1200", "600"), (svg.Root!.Attribute("width")!.Value, svg.Root.Attribute("height")!.Value));
        Assert.Superset(
            new HashSet<string> { "Prices", "SPX", "Bought", "Sold", "2000-04-01", "100" },
            texts.Select(text => text.Value.Trim()).ToHashSet());
        Assert.All(texts, text => Assert.Equal("DejaVu Sans", text.Attribute("font-family")!.Value));
    }

    [Fact]
    public async Task A_chart_without_anything_to_draw_is_still_a_chart()
    {
        var image = await (await ChartsAsync()).DrawEquityAsync(new("Nothing", []));

        Assert.Contains("Nothing", Encoding.UTF8.GetString(image.Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawdown_is_the_distance_from_the_peak_so_far()
    {
        var date = new DateOnly(2000, 1, 3);
        var line = new ChartLine("x", [new(date, 100), new(date, 200), new(date, 150), new(date, 250)]);

        Assert.Equal([0, 0, -0.25, 0], Drawdown.Of(line).Points.Select(point => point.Value));
    }

    private static async Task<ChartsPlugin> ChartsAsync()
    {
        var folder = AppContext.BaseDirectory;
        var charts = new ChartsPlugin(new(), new PluginPaths(folder, folder, folder));
        await charts.PrepareAsync(default);
        return charts;
    }
}
