using System.Text.Json;
using Microsoft.Playwright;

namespace Market.Web.Tests;

/// <summary>axe-core finds nothing, on each screen and in each theme.</summary>
public sealed class AccessibilityTests(MarketHost host, Chromium chromium)
{
    [Theory]
    [InlineData("desk", ColorScheme.Light)]
    [InlineData("desk", ColorScheme.Dark)]
    [InlineData("phone", ColorScheme.Light)]
    [InlineData("phone", ColorScheme.Dark)]
    public async Task Page_HasNoViolation(string screen, ColorScheme scheme)
    {
        await using var visit = await chromium.OpenAsync(host, Screens.Of(screen, scheme));
        await visit.AreTestedAsync();
        await visit.OpenDetailsAsync();

        await CheckAsync(visit);
    }

    [Theory]
    [InlineData("desk", ColorScheme.Light)]
    [InlineData("phone", ColorScheme.Dark)]
    public async Task PageThatRefusesAValue_HasNoViolation_AndShowsItClearOfTheButtons(
        string screen, ColorScheme scheme)
    {
        await using var visit = await chromium.OpenAsync(host, Screens.Of(screen, scheme));
        await visit.AreTestedAsync();

        await visit.Parameter("rsi-mean-reversion", "Sells above RSI").FillAsync("101");
        await visit.RunAgainAsync();
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('#failure').textContent !== ''");

        var error = visit.Page.Locator("#parameters .error:not(:empty)");
        var said = (await error.BoundingBoxAsync())!;
        var buttons = (await visit.Page.Locator(".steering").BoundingBoxAsync())!;
        Assert.True(
            said.Y > 0 && (said.Y + said.Height <= buttons.Y || buttons.Y + buttons.Height <= said.Y),
            $"The error is at {said.Y}, the buttons are at {buttons.Y}.");
        await CheckAsync(visit);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task PageThatHasLostItsHost_AndPluginsThatFailed_HaveNoViolation(ColorScheme scheme)
    {
        await using var visit = await chromium.OpenAsync(host, Screens.Of("desk", scheme));
        await visit.AreTestedAsync();
        visit.IsHostAway = true;
        await visit.Page.GetByLabel("From").FillAsync("2020-04-18");
        await visit.Page.EvaluateAsync(
            """
            () => {
              document.querySelector("#conditions").noValidate = true;
              document.querySelector("#connection").dataset.state = "lost";
              ["Faulted", "Quarantined", "Stopping", "Resolved"].forEach((state, at) => {
                document.querySelectorAll("#plugins tr")[at].dataset.state = state;
              });
            }
            """);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('#failure').textContent !== ''");

        await CheckAsync(visit);
    }

    private static async Task CheckAsync(Visit visit)
    {
        var packages = await NodePackages.InstallAsync();
        // Evaluated, because the page itself lets no script in but its own.
        await visit.Page.EvaluateAsync(await File.ReadAllTextAsync(packages.PathOf("axe-core/axe.min.js")));
        var violations = await visit.Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, {
              runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            })).violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`))
            """);

        Assert.Empty(violations.EnumerateArray().Select(static violation => violation.GetString()));
    }
}
