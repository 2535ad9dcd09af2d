using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Market.Web.Tests;

public sealed class PageTests(MarketHost host, Chromium chromium)
{
    private static readonly string[] _all = ["buy-and-hold", "moving-average-cross", "rsi-mean-reversion"];

    [Fact]
    public async Task Page_Opens_WithoutAnErrorOrARequestElsewhere()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        Assert.Equal("Market", await visit.Page.TitleAsync());
        await Expect(visit.Connection).ToHaveTextAsync("Live");
        await Expect(visit.Page.Locator("#plugin-count")).ToHaveTextAsync("17 of 17 plug-ins active");
    }

    [Fact]
    public async Task Prices_AreThoseOfTheHost()
    {
        using var api = new MarketApi(host.Url);
        var bars = await api.BarsAsync("SPX");
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        Assert.Equal($"{bars.Length}", await visit.Page.GetAttributeAsync("#price-chart", "data-points"));
        var summary = await visit.TextAsync("#price-summary");
        Assert.Contains(
            $"from {bars[0].Money("Open")} to {bars[^1].Money("Close")}.", summary, StringComparison.Ordinal);
        Assert.Equal(
            $"{bars[^1].Text("Date")} open {bars[^1].Money("Open")} high {bars[^1].Money("High")} "
            + $"low {bars[^1].Money("Low")} close {bars[^1].Money("Close")}",
            await visit.ReadingsAsync("price"));
        var year = bars.Where(static bar => bar.Text("Date").StartsWith("2008", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [
                "2008", year[0].Money("Open"),
                year.MaxBy(static bar => bar.GetProperty("High").GetDecimal()).Money("High"),
                year.MinBy(static bar => bar.GetProperty("Low").GetDecimal()).Money("Low"), year[^1].Money("Close"),
            ],
            await visit.TableRowAsync("prices-by-year", "2008"));
    }

    [Fact]
    public async Task Comparison_IsThatOfTheHost()
    {
        using var api = new MarketApi(host.Url);
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        foreach (var strategy in _all)
        {
            var measures = (await api.BackTestAsync(strategy)).GetProperty("Performance");
            var cells = await visit.CellsAsync(strategy);
            Assert.Equal(
                [
                    measures.Money("FinalEquity"), measures.Percent("TotalReturn"), measures.Percent("Cagr"),
                    measures.Percent("MaxDrawdown"), measures.Text("Trades"), measures.Percent("WinRate"),
                ],
                [cells[0], cells[1], cells[2], cells[5], cells[7], cells[8]]);
            Assert.Contains($"ended with {measures.Money("FinalEquity")}.", await visit.TextAsync("#equity-summary"),
                StringComparison.Ordinal);
            Assert.Contains($"was at worst at -{measures.Percent("MaxDrawdown")}.",
                await visit.TextAsync("#drawdown-summary"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Charts_AreDrawn_WithTheTradesOfTheChosenStrategy()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        foreach (var line in new[] { "line-0", "line-1", "line-2" })
        {
            await visit.PixelsBecomeAsync("equity", line, 200, int.MaxValue);
            await visit.PixelsBecomeAsync("drawdown", line, 200, int.MaxValue);
        }

        await visit.PixelsBecomeAsync("price", "up", 200, int.MaxValue);
        await visit.PixelsBecomeAsync("price", "down", 200, int.MaxValue);
        var many = await visit.PixelsSettleAsync("price", "buy");
        await visit.TradesOf("Buy and hold").CheckAsync();

        await visit.PixelsBecomeAsync("price", "buy", 20, many / 5);
        await visit.PixelsBecomeAsync("price", "sell", 0, 0);
        await Expect(visit.Page.Locator("#trades tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task TradeTable_IsThatOfTheHost()
    {
        using var api = new MarketApi(host.Url);
        var trades = (await api.BackTestAsync("rsi-mean-reversion")).GetProperty("Trades").EnumerateArray().ToArray();
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        await visit.TradesOf("RSI mean reversion").CheckAsync();

        await Expect(visit.Page.Locator("#trades tr")).ToHaveCountAsync(trades.Length);
        Assert.Equal(
            [
                trades[0].Text("Entry"), trades[0].Text("Exit"), trades[0].Text("Units"), trades[0].Money("EntryPrice"),
                trades[0].Money("ExitPrice"), trades[0].Money("Profit"), trades[0].Percent("Return"),
            ],
            await visit.TableRowAsync("trades", trades[0].Text("Entry")));
    }
}
