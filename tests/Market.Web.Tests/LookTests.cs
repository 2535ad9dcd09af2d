using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Market.Web.Tests;

/// <summary>Light and dark, wide and narrow, moving and calm.</summary>
public sealed class LookTests(MarketHost host, Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, "light", "Dark", "dark")]
    [InlineData(ColorScheme.Dark, "dark", "Light", "light")]
    public async Task Theme_IsTheSystems_UntilAnotherIsChosen(
        ColorScheme scheme, string before, string choice, string after)
    {
        await using var visit = await chromium.OpenAsync(host, Screens.Of("desk", scheme));
        await visit.AreTestedAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", before);
        await visit.PixelsBecomeAsync("equity", "line-0", 200, int.MaxValue);

        await visit.Page.GetByLabel("Theme").SelectOptionAsync(choice);
        await visit.IsDrawnAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", after);
        await visit.PixelsBecomeAsync("equity", "line-0", 200, int.MaxValue);

        await visit.Page.ReloadAsync();
        await visit.AreTestedAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", after);
    }

    [Fact]
    public async Task Theme_FollowsTheSystem_WhileThePageIsOpen()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await visit.IsDrawnAsync();
        await visit.PixelsBecomeAsync("price", "up", 200, int.MaxValue);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task Page_FitsTheScreen(int width)
    {
        await using var visit = await chromium.OpenAsync(
            host, new() { ViewportSize = new() { Width = width, Height = 740 } });
        await visit.AreTestedAsync();
        await visit.OpenDetailsAsync();

        Assert.Equal(width, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        var chart = (await visit.Page.Locator("#price-chart").BoundingBoxAsync())!;
        Assert.InRange(chart.Width, 290, width);
        await visit.PixelsBecomeAsync("equity", "line-0", 50, int.MaxValue);
    }

    [Fact]
    public async Task Wheel_ScrollsThePage_AlsoOverAChart()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        await visit.Page.Locator("#price-chart").HoverAsync();
        var before = await visit.Page.EvaluateAsync<double>("() => scrollY");

        await visit.Page.Mouse.WheelAsync(0, 200);

        await visit.Page.WaitForFunctionAsync("before => scrollY > before", before);
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, "none")]
    [InlineData(ReducedMotion.NoPreference, "flash")]
    public async Task Motion_IsLeftOut_ForWhoAsksForThat(ReducedMotion motion, string animation)
    {
        await using var visit = await chromium.OpenAsync(
            host, new() { ViewportSize = Screens.Desk, ReducedMotion = motion });
        await visit.AreTestedAsync();

        Assert.Equal(animation, await visit.Page.EvaluateAsync<string>(
            """
            () => {
              const row = document.querySelector("#plugins tr");
              row.className = "changed";
              return getComputedStyle(row).animationName;
            }
            """));
    }
}
