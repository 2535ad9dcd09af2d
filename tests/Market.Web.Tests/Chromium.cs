using Market.Web.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(MarketHost))]

namespace Market.Web.Tests;

/// <summary>The browser of all tests; each visit is a window of its own that knows nothing of the others.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            // As root it has no sandbox; and it is to talk to the page's host only.
            Args =
            [
                "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>Opens the page.</summary>
    internal async Task<Visit> OpenAsync(MarketHost host, BrowserNewContextOptions? options = null)
    {
        var context = await _browser!.NewContextAsync(options ?? new() { ViewportSize = Screens.Desk });
        context.SetDefaultTimeout(30_000);
        return await Visit.OpenAsync(await context.NewPageAsync(), host.Url);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is { } browser)
        {
            await browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}
