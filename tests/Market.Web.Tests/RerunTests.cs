using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Market.Web.Tests;

public sealed class RerunTests(MarketHost host, Chromium chromium)
{
    [Fact]
    public async Task OtherConditions_GiveOtherNumbers_WithProgressOnTheWay()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        var before = await visit.CellsAsync("moving-average-cross");
        await visit.WatchProgressAsync();

        await visit.Page.GetByLabel("Initial cash").FillAsync("50000");
        await visit.Page.GetByLabel("Commission, %").FillAsync("0.5");
        await visit.Page.GetByLabel("From").FillAsync("2005-01-03");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await Expect(visit.Page.Locator("#price-summary")).ToContainTextAsync("from 2005-01-03");
        await visit.AreTestedAsync();

        var after = await visit.CellsAsync("moving-average-cross");
        Assert.All(before.Zip(after).Take(3), static pair => Assert.NotEqual(pair.First, pair.Second));
        var seen = await visit.ProgressAsync();
        Assert.Equal(1, seen[^1]);
        Assert.InRange(seen.Count(static value => value is > 0 and < 1), 3, int.MaxValue);
        await Expect(visit.Page.Locator("#announcements"))
            .ToContainTextAsync("Back-tests ended: 3 of 3 strategies tested");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await Expect(visit.Page.Locator("#price-summary")).ToContainTextAsync("from 2000-01-03");
        await visit.AreTestedAsync();
        Assert.Equal(before, await visit.CellsAsync("moving-average-cross"));
    }

    [Fact]
    public async Task OtherInstrument_IsShown()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        await visit.Page.GetByLabel("Instrument").SelectOptionAsync("MSFT");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();

        await Expect(visit.Page.Locator("#prices-title")).ToHaveTextAsync("Prices of MSFT");
        await visit.AreTestedAsync();
        Assert.Equal("123", await visit.Page.GetAttributeAsync("#price-chart", "data-points"));
        await visit.PixelsBecomeAsync("price", "price", 200, int.MaxValue);
    }

    [Fact]
    public async Task ConditionsWithoutPrices_AreExplained()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        visit.IsHostAway = true; // The browser notes every answer that is an error.

        await visit.Page.GetByLabel("From").FillAsync("2020-04-18");
        await visit.Page.EvaluateAsync("() => document.querySelector('#conditions').noValidate = true");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();

        await Expect(visit.Failure).ToContainTextAsync("MK1002");
        await Expect(visit.Row("buy-and-hold")).ToContainTextAsync("Failed:");
    }

    [Fact]
    public async Task Cancel_EndsTheBackTests()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        // Nobody answers, so that the back-tests last until they are cancelled.
        await visit.Page.RouteAsync("**/market.backtest/1/Run", static _ => Task.CompletedTask);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await Expect(visit.Page.Locator("#progress-text")).ToContainTextAsync("Back-testing");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(visit.Row("buy-and-hold")).ToContainTextAsync("Cancelled.");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeDisabledAsync();
        await visit.Page.UnrouteAllAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await visit.AreTestedAsync();
    }
}
