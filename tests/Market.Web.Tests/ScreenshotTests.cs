using Microsoft.Playwright;

namespace Market.Web.Tests;

/// <summary>
/// Takes the pictures of the README. They are compared with nothing, because fonts differ from machine to machine;
/// with MORTISE_ACCEPT they are kept.
/// </summary>
public sealed class ScreenshotTests(MarketHost host, Chromium chromium)
{
    [Theory]
    [InlineData("market-page", "desk", ColorScheme.Light, 1360, 1130)]
    [InlineData("market-page-dark", "desk", ColorScheme.Dark, 1360, 1130)]
    [InlineData("market-page-phone", "phone", ColorScheme.Light, 360, 740)]
    public async Task Picture_IsTaken(string name, string screen, ColorScheme scheme, int width, int height)
    {
        var options = Screens.Of(screen, scheme);
        options.ViewportSize = new() { Width = width, Height = height };
        await using var visit = await chromium.OpenAsync(host, options);
        await visit.AreTestedAsync();
        if (screen == "phone")
        {
            await visit.Page.EvaluateAsync("() => scrollTo(0, document.querySelector('#results').offsetTop - 8)");
            await visit.IsDrawnAsync();
        }

        var folder = Environment.GetEnvironmentVariable("MORTISE_ACCEPT") is { Length: > 0 }
            ? Path.Combine(Repository.Root, "docs", "images")
            : Path.Combine(Repository.Artifacts, "test", "images");
        var picture = await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });

        Assert.InRange(picture.Length, 20_000, 500_000);
    }
}
