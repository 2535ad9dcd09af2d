using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Market.Web.Tests;

/// <summary>The page without a pointer.</summary>
public sealed class KeyboardTests(MarketHost host, Chromium chromium)
{
    [Fact]
    public async Task FirstStop_SkipsToTheResults()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.GetByText("Skip to the results")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator("#results")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task EveryControl_IsReachedInOrder_AndShowsItsFocus()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        var reached = new List<string>();
        for (var stop = 0; stop < 60 && reached is not [.., "licences.txt"]; stop++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var focused = await visit.Page.EvaluateAsync<string[]>(
                """
                () => {
                  const at = document.activeElement, style = getComputedStyle(at);
                  return [at.id || at.getAttribute("href") || at.textContent.trim().slice(0, 20),
                    String(style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)];
                }
                """);
            reached.Add(focused[0]);
            Assert.True(focused[1] == "true", $"'{focused[0]}' does not show that it has the focus.");
        }

        string[] expected =
        [
            "#results", "theme", "symbol", "from", "to", "cash", "lot", "commission", "minimum", "slippage",
            "risk-free", "run", "reset", "price-chart", "equity-chart", "drawdown-chart", "licences.txt",
        ];
        Assert.Equal(expected, reached.Where(expected.Contains).Distinct());
    }

    [Fact]
    public async Task Enter_RunsAgain_FromAnyField()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        await visit.Page.GetByLabel("Lot size").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+A");
        await visit.Page.Keyboard.TypeAsync("100");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Row("buy-and-hold").Locator("td").First).Not.ToHaveTextAsync("196,445.84");
        await visit.AreTestedAsync();
    }

    [Fact]
    public async Task Arrows_ChooseWhoseTradesAreShown()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        await visit.TradesOf("RSI mean reversion").FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowUp");

        await Expect(visit.TradesOf("Moving average cross")).ToBeCheckedAsync();
        await Expect(visit.Page.Locator("#trades-caption")).ToContainTextAsync("Moving average cross");
    }

    [Fact]
    public async Task Keys_MoveAlongAChart_AndSayWhatIsThere()
    {
        using var api = new MarketApi(host.Url);
        var bars = await api.BarsAsync("SPX");
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        var said = visit.Page.Locator("#announcements");

        await visit.Page.Locator("#price-chart").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Home");
        await Expect(said).ToContainTextAsync($"{bars[0].Text("Date")}: open {bars[0].Money("Open")}");
        Assert.StartsWith(bars[0].Text("Date"), await visit.ReadingsAsync("equity"), StringComparison.Ordinal);
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(said).ToContainTextAsync($"{bars[1].Text("Date")}: open {bars[1].Money("Open")}");
        await visit.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(said).ToContainTextAsync(bars[21].Text("Date"));
        await visit.Page.Keyboard.PressAsync("End");
        await Expect(said).ToContainTextAsync($"{bars[^1].Text("Date")}: open {bars[^1].Money("Open")}");

        await visit.Page.Keyboard.PressAsync("+");
        await Expect(said).ToHaveTextAsync($"Shows {bars[1532].Text("Date")} to {bars[^1].Text("Date")}");
        await visit.Page.Keyboard.PressAsync("-");
        await Expect(said).ToHaveTextAsync($"Shows {bars[0].Text("Date")} to {bars[^1].Text("Date")}");
    }

    [Fact]
    public async Task Zoom_ChangesWhatIsDrawn_AndZeroBringsAllBack()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        var all = await visit.PixelsOfAsync("price", "buy");
        await visit.Page.Locator("#price-chart").FocusAsync();
        await visit.Page.Keyboard.PressAsync("End");
        for (var presses = 0; presses < 12; presses++)
        {
            await visit.Page.Keyboard.PressAsync("+");
        }

        await visit.PixelsBecomeAsync("price", "buy", 1, all * 3 / 4);
        await visit.Page.Keyboard.PressAsync("0");
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.PixelsBecomeAsync("price", "buy", all * 9 / 10, all * 11 / 10);
    }
}
