using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Market.Web.Tests;

/// <summary>
/// What a person sees of plug-ins that leave and return while the page is open, on a host of its own.
/// </summary>
public sealed class PresenceTests(MarketHost host, Chromium chromium) : IClassFixture<MarketHost>
{
    [Fact]
    public async Task StoppedStrategy_Vanishes_AndReturnsWithItsNumbers()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        var before = await visit.CellsAsync("rsi-mean-reversion");
        await visit.Page.EvaluateAsync("() => { window.isTheSameVisit = true; }");

        await host.ToolAsync("stop", "rsi-mean-reversion");

        await Expect(visit.Row("rsi-mean-reversion")).ToHaveCountAsync(0);
        await Expect(visit.TradesOf("RSI mean reversion")).ToHaveCountAsync(0);
        await Expect(visit.Plugin("rsi-mean-reversion")).Not.ToHaveAttributeAsync("data-state", "Active");
        await Expect(visit.Page.Locator("#plugin-count")).ToHaveTextAsync("16 of 17 plug-ins active");
        await Expect(visit.Page.Locator("#changes")).ToContainTextAsync("rsi-mean-reversion: Active → ");
        await visit.AreTestedAsync(2);
        await visit.PixelsBecomeAsync("equity", "line-2", 0, 0);
        Assert.DoesNotContain("RSI", await visit.TextAsync("#equity-summary"), StringComparison.Ordinal);

        await host.ToolAsync("start", "rsi-mean-reversion");

        await visit.AreTestedAsync();
        Assert.Equal(before, await visit.CellsAsync("rsi-mean-reversion"));
        await visit.PixelsBecomeAsync("equity", "line-2", 200, int.MaxValue);
        await Expect(visit.Plugin("rsi-mean-reversion")).ToHaveAttributeAsync("data-state", "Active");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => window.isTheSameVisit"));
    }

    [Fact]
    public async Task ParametersOfAStrategy_LeaveWithIt_AndReturnAsTheyWereChanged()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        var period = visit.Parameter("rsi-mean-reversion", "RSI period");
        await period.FillAsync("21");
        await visit.RunAgainAsync();
        await Expect(visit.Row("rsi-mean-reversion")).ToContainTextAsync("RSI mean reversion 21, 30/70");
        await visit.AreTestedAsync();
        var before = await visit.CellsAsync("rsi-mean-reversion");
        await visit.Parameter("moving-average-cross", "Faster average").FillAsync("77");

        await host.ToolAsync("stop", "rsi-mean-reversion");
        await Expect(period).ToHaveCountAsync(0);
        await Expect(visit.Parameter("moving-average-cross", "Faster average")).ToBeFocusedAsync();
        await host.ToolAsync("start", "rsi-mean-reversion");

        await visit.AreTestedAsync();
        await Expect(period).ToHaveValueAsync("21");
        Assert.Equal(before, await visit.CellsAsync("rsi-mean-reversion"));
        await Expect(visit.Row("rsi-mean-reversion")).ToContainTextAsync("RSI mean reversion 21, 30/70");
        await Expect(visit.Parameter("moving-average-cross", "Faster average")).ToHaveValueAsync("77");
        await Expect(visit.Row("moving-average-cross")).ToContainTextAsync("Moving average cross 50/200");
    }

    [Fact]
    public async Task PageWhosePluginWasRemoved_Waits_AndGoesOnWhenItIsBack()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        visit.IsHostAway = true;
        await host.ToolAsync("remove", "web");
        await Expect(visit.Connection).ToHaveTextAsync("Reconnecting …");
        await host.ToolAsync("install", Path.Combine(Repository.Plugins, "Market.Web"));
        await Expect(visit.Connection).ToHaveTextAsync("Live");
        visit.IsHostAway = false;

        await GoesOnAsync(visit);
    }

    [Fact]
    public async Task PageWhoseGatewayIsReplaced_GoesOn()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        visit.IsHostAway = true;
        await host.ToolAsync("remove", "gateway");
        await Expect(visit.Connection).ToHaveTextAsync("Reconnecting …");
        await host.ToolAsync(
            "install", Path.Combine(Repository.Plugins, "Mortise.Plugins.HttpGateway"),
            "--config", $$"""{"Urls":"{{host.Url.GetLeftPart(UriPartial.Authority)}}"}""");
        await Expect(visit.Connection).ToHaveTextAsync("Live");
        visit.IsHostAway = false;

        await GoesOnAsync(visit);
    }

    private static async Task GoesOnAsync(Visit visit)
    {
        await visit.AreTestedAsync();
        await visit.Page.GetByLabel("Initial cash").FillAsync("1234567");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await Expect(visit.Row("buy-and-hold").Locator("td").First).ToContainTextAsync("2,4");
        await visit.AreTestedAsync();
    }
}
