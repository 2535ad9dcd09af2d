using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Market.Web.Tests;

/// <summary>The parameters of the strategies: shown, changed, refused, and nobody else's.</summary>
public sealed class ParameterTests(MarketHost host, Chromium chromium)
{
    private const string Cross = "moving-average-cross";
    private const string Reversion = "rsi-mean-reversion";

    [Fact]
    public async Task Parameters_AreShown_WithTheirLimitsAndWhatIsConfigured()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        await Expect(visit.Page.Locator("#parameters fieldset")).ToHaveCountAsync(Visit.Strategies);
        var fast = visit.Parameter(Cross, "Faster average, bars");
        await Expect(fast).ToHaveValueAsync("50");
        await Expect(fast).ToHaveAccessibleDescriptionAsync("1 to 999; configured: 50");
        await Expect(visit.Parameter(Cross, "Slower average, bars")).ToHaveValueAsync("200");
        await Expect(visit.Parameter(Reversion, "RSI period, bars")).ToHaveValueAsync("14");
        await Expect(visit.Parameter(Reversion, "Sells above RSI"))
            .ToHaveAccessibleDescriptionAsync("0 to 100; configured: 70");
        await Expect(visit.Page.GetByRole(AriaRole.Group, new() { Name = "Moving average cross 50/200" }))
            .ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Group, new() { Name = "Buy and hold" }))
            .ToContainTextAsync("It has no parameters to change.");
    }

    [Fact]
    public async Task ChangedParameters_GiveOtherResults_ForThisVisitorOnly()
    {
        using var api = new MarketApi(host.Url);
        var expected = (await api.BackTestAsync(Cross, new() { ["Fast"] = 20, ["Slow"] = 100 }))
            .GetProperty("Performance");
        await using var other = await chromium.OpenAsync(host);
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        var before = await visit.CellsAsync(Cross);
        var unchanged = await visit.CellsAsync(Reversion);
        var summary = await visit.TextAsync("#equity-summary");

        await visit.WatchProgressAsync();

        await visit.Parameter(Cross, "Faster average").FillAsync("20");
        await visit.Parameter(Cross, "Slower average").FillAsync("100");
        await visit.RunAgainAsync();
        await Expect(visit.Row(Cross)).ToContainTextAsync("Moving average cross 20/100");
        await visit.AreTestedAsync();

        var seen = await visit.ProgressAsync();
        Assert.Equal(1, seen[^1]);
        Assert.InRange(seen.Count(static value => value is > 0 and < 1), 3, int.MaxValue);
        var after = await visit.CellsAsync(Cross);
        Assert.NotEqual(before[0], after[0]);
        Assert.Equal(
            [expected.Money("FinalEquity"), expected.Percent("TotalReturn"), expected.Text("Trades")],
            [after[0], after[1], after[7]]);
        Assert.Equal(unchanged, await visit.CellsAsync(Reversion));
        Assert.NotEqual(summary, await visit.TextAsync("#equity-summary"));
        await Expect(visit.Page.Locator("#equity-summary"))
            .ToContainTextAsync($"Moving average cross 20/100 ended with {expected.Money("FinalEquity")}.");
        await visit.TradesOf("Moving average cross 20/100").CheckAsync();
        await Expect(visit.Page.Locator("#trades-caption")).ToHaveTextAsync("Trades of Moving average cross 20/100");
        await Expect(visit.Page.GetByRole(AriaRole.Group, new() { Name = "Moving average cross 20/100" }))
            .ToBeVisibleAsync();

        await other.AreTestedAsync();
        await other.RunAgainAsync();
        await other.AreTestedAsync();
        Assert.Equal(before, await other.CellsAsync(Cross));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await Expect(visit.Row(Cross)).ToContainTextAsync("Moving average cross 50/200");
        await visit.AreTestedAsync();
        await Expect(visit.Parameter(Cross, "Faster average")).ToHaveValueAsync("50");
        Assert.Equal(before, await visit.CellsAsync(Cross));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2.5")]
    [InlineData("1e300")]
    [InlineData("")]
    public async Task ValueOutOfItsLimits_IsNamedAtItsField_AndNothingRuns(string value)
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        var before = await visit.CellsAsync(Cross);
        var field = visit.Parameter(Cross, "Faster average");

        await field.FillAsync(value);
        await visit.Parameter(Reversion, "RSI period").FillAsync("21");
        await visit.RunAgainAsync();

        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveAccessibleDescriptionAsync(
            "1 to 999; configured: 50 ▲ Enter a whole number from 1 to 999.");
        await Expect(visit.Failure).ToHaveTextAsync("Nothing was run: correct the values that are marked.");
        await Expect(field).ToHaveValueAsync(value);
        await Expect(visit.Parameter(Reversion, "RSI period")).ToHaveValueAsync("21");
        Assert.Equal(before, await visit.CellsAsync(Cross));

        await field.FillAsync("30");
        await Expect(field).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Row(Cross)).ToContainTextAsync("Moving average cross 30/200");
        await Expect(visit.Row(Reversion)).ToContainTextAsync("RSI mean reversion 21, 30/70");
        await visit.AreTestedAsync();
        await Expect(visit.Failure).ToHaveTextAsync("");
    }

    [Fact]
    public async Task WhatOnlyTheStrategyKnows_IsNamedAtTheFieldsToo()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        visit.IsHostAway = true; // The browser notes every answer that is an error.
        var before = await visit.CellsAsync(Cross);
        var (fast, slow) = (visit.Parameter(Cross, "Faster average"), visit.Parameter(Cross, "Slower average"));

        await fast.FillAsync("300");
        await visit.RunAgainAsync();

        await Expect(fast).ToHaveAccessibleDescriptionAsync(
            "1 to 999; configured: 50 ▲ It must be less than \"Slower average\", 200.");
        await Expect(slow).ToHaveAccessibleDescriptionAsync(
            "2 to 1000; configured: 200 ▲ It must be more than \"Faster average\", 300.");
        await Expect(fast).ToBeFocusedAsync();
        await Expect(fast).ToHaveValueAsync("300");
        await Expect(visit.Failure).ToHaveTextAsync("Nothing was run: correct the values that are marked.");
        await Expect(visit.Row(Cross)).ToHaveAttributeAsync("data-run", "done");
        Assert.Equal(before, await visit.CellsAsync(Cross));

        await slow.FillAsync("400");
        await Expect(fast).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await visit.RunAgainAsync();
        await Expect(visit.Row(Cross)).ToContainTextAsync("Moving average cross 300/400");
        await visit.AreTestedAsync();
    }

    [Fact]
    public async Task Cancel_EndsTheCheck_AndLeavesWhatWasThere()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        var before = await visit.CellsAsync(Cross);
        await visit.Page.RouteAsync("**/market.backtest/1/Describe", static _ => Task.CompletedTask);

        await visit.Parameter(Cross, "Faster average").FillAsync("20");
        await visit.RunAgainAsync();
        await Expect(visit.Page.Locator("#progress-text")).ToHaveTextAsync("Checking the parameters …");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(visit.Page.Locator("#progress-text")).ToHaveTextAsync("3 of 3 strategies tested");
        Assert.Equal(before, await visit.CellsAsync(Cross));
        await Expect(visit.Parameter(Cross, "Faster average")).ToHaveValueAsync("20");
        await visit.Page.UnrouteAllAsync();
        await visit.RunAgainAsync();
        await Expect(visit.Row(Cross)).ToContainTextAsync("Moving average cross 20/200");
        await visit.AreTestedAsync();
    }

    [Fact]
    public async Task StrategyThatChangedItsMind_IsHeardAtTheFieldsToo()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        visit.IsHostAway = true; // The browser notes every answer that is an error.
        var answers = 0;
        await visit.Page.RouteAsync("**/market.backtest/1/Describe", async route =>
        {
            // It takes the values when it is asked, and not any more when it is to run.
            var isFirst = Interlocked.Increment(ref answers) == 1;
            await route.ContinueAsync(isFirst ? null : new()
            {
                PostData = System.Text.Encoding.UTF8.GetBytes(
                    route.Request.PostData!.Replace("\"Fast\":20", "\"Fast\":0", StringComparison.Ordinal)),
            });
        });

        await visit.Parameter(Cross, "Faster average").FillAsync("20");
        await visit.RunAgainAsync();

        await Expect(visit.Row(Cross)).ToContainTextAsync("MK1202");
        await Expect(visit.Parameter(Cross, "Faster average")).ToHaveAccessibleDescriptionAsync(
            "1 to 999; configured: 50 ▲ It must be from 1 to 999.");
    }

    [Theory]
    [InlineData("{\"Fast\":0}", 422, "Fast")]
    [InlineData("{\"Fast\":\"NaN\"}", 422, "Fast")]
    [InlineData("{\"Fast\":\"Infinity\"}", 422, "Fast")]
    [InlineData("{\"Slow\":-1e308}", 422, "Slow")]
    [InlineData("{\"Period\":1}", 422, "Period")]
    [InlineData("{\"Fast\":1e999}", 400, "")]
    [InlineData("{\"Fast\":\"20\"}", 400, "")]
    [InlineData("{\"Fast\":null}", 400, "")]
    [InlineData("{\"Fast\":[20]}", 400, "")]
    [InlineData("[20]", 400, "")]
    [InlineData("null", 400, "")]
    public async Task HostileParameters_AreRefused(string parameters, int status, string named)
    {
        using var api = new MarketApi(host.Url);

        foreach (var operation in new[] { "Describe", "Run" })
        {
            var (answered, answer) = await api.TryBackTestAsync(operation, Cross, parameters);

            Assert.True(answered == status, answer);
            var problem = JsonDocument.Parse(answer).RootElement;
            if (named.Length > 0)
            {
                Assert.Equal("InvalidStrategyParametersException", problem.Text("error"));
                var fault = Assert.Single(problem.GetProperty("fields").GetProperty("Faults").EnumerateArray());
                Assert.Equal(named, fault.Text("Parameter"));
            }
        }

        Assert.Equal(200, (await api.TryBackTestAsync("Describe", Cross, "{}")).Status);
    }
}
