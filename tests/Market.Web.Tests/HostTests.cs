using static Microsoft.Playwright.Assertions;

namespace Market.Web.Tests;

/// <summary>What the page means for the host that shows it.</summary>
public sealed class HostTests(Chromium chromium)
{
    [Fact]
    public async Task Host_IsDrained_WhileItsPageIsOpen()
    {
        var host = new MarketHost();
        await host.InitializeAsync();
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();

        visit.IsHostAway = true;
        var code = await host.EndAsync();

        Assert.Equal(0, code);
        Assert.DoesNotContain("Calls did not leave", host.Said, StringComparison.Ordinal);
        await Expect(visit.Connection).ToHaveTextAsync("Reconnecting …");
        await host.DisposeAsync();
    }

    [Fact]
    public async Task SecondHostAtTheSameAddress_RunsWithoutItsPage_AndSaysWhy()
    {
        await using var first = new MarketHost();
        await first.InitializeAsync();
        await using var second = new MarketHost(first.Url.GetLeftPart(UriPartial.Authority));
        await second.InitializeAsync();

        Assert.Contains("gateway is Faulted", second.Said, StringComparison.Ordinal);
        Assert.Equal(2, second.Said.Split("MT5012").Length);
        Assert.Contains($"{first.Url.Port}", second.Said, StringComparison.Ordinal);
        Assert.Contains("market runs as process", second.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("market is at", second.Said, StringComparison.Ordinal);
    }
}
