using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Market.Page;
using Market.Tests.Edition;
using Mortise.Administration;
using Mortise.Web;
using Xunit;

namespace Market.Tests.Web;

/// <summary>The page's plug-in without a browser.</summary>
public sealed class WebPluginTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_tells_who_leaves_and_who_returns(bool strict)
    {
        await using var edition = await StartAsync(strict);
        await using var watch = edition.Page.WatchAsync(Token).GetAsyncEnumerator(Token);

        Assert.Equal(
            ["buy-and-hold", "moving-average-cross", "rsi-mean-reversion"],
            await NextAsync(watch, static presence => presence.Strategies.Length == 3));
        await edition.Administration.StopAsync("rsi-mean-reversion", Token);
        Assert.Equal(
            ["buy-and-hold", "moving-average-cross"],
            await NextAsync(watch, static presence => State(presence, "rsi-mean-reversion") != PluginState.Active));
        await edition.Administration.StartAsync("rsi-mean-reversion", Token);
        Assert.Contains(
            "rsi-mean-reversion",
            await NextAsync(watch, static presence => State(presence, "rsi-mean-reversion") == PluginState.Active));
    }

    [Fact]
    public async Task A_stop_ends_what_visitors_watch_instead_of_waiting_for_it()
    {
        await using var edition = await StartAsync();
        await using var watch = edition.Page.WatchAsync(Token).GetAsyncEnumerator(Token);
        await NextAsync(watch, static presence => presence.Strategies.Length == 3);

        var stopping = edition.Administration.StopAsync("web", Token);
        while (await watch.MoveNextAsync())
        {
            // What is left to tell.
        }

        await watch.DisposeAsync();
        Assert.DoesNotContain(
            (await stopping).Explanation, "did not leave", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/page.js", "text/javascript; charset=utf-8")]
    [InlineData("/page.css", "text/css; charset=utf-8")]
    [InlineData("/icon.svg", "image/svg+xml")]
    [InlineData("/licences.txt", "text/plain; charset=utf-8")]
    public async Task Assets_are_served_with_their_type(string path, string mediaType)
    {
        await using var edition = await StartAsync();

        var content = Assert.IsType<WebAnswer.Content>(await edition.Pages.GetAsync(new(path), Token));

        Assert.Equal((mediaType, 32), (content.MediaType, content.ETag.Length));
        Assert.False(content.Bytes.IsEmpty);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/../edition.json")]
    [InlineData("/INDEX.HTML")]
    public async Task What_is_no_asset_is_not_there(string path)
    {
        await using var edition = await StartAsync();

        Assert.IsType<WebAnswer.NotFound>(await edition.Pages.GetAsync(new(path), Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_removed_plugin_leaves_the_process(bool strict)
    {
        await using var edition = await StartAsync(strict);
        var context = Context();
        await UseAsync(edition);

        var report = await edition.Administration.RemoveAsync("web", Token);

        Assert.Equal((UnloadState.Pending, ""), (report.Unload, report.Problems));
        for (var attempt = 0; attempt < 20 && context.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
    }

    private static Task<RunningEdition> StartAsync(bool strict = false) =>
        RunningEdition.StartAsync(strict, "plugins.web.enabled=true");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task UseAsync(RunningEdition edition)
    {
        await edition.Pages.GetAsync(new("/page.js"), Token);
        await edition.Page.ConditionsAsync(Token);
        await using var watch = edition.Page.WatchAsync(Token).GetAsyncEnumerator(Token);
        await NextAsync(watch, static presence => presence.Strategies.Length == 3);
    }

    /// <summary>The strategies as soon as the watch shows what is waited for.</summary>
    private static async Task<string[]> NextAsync(IAsyncEnumerator<Presence> watch, Predicate<Presence> isAwaited)
    {
        do
        {
            Assert.True(await watch.MoveNextAsync(), "The watch ended.");
        }
        while (!isAwaited(watch.Current));

        return [.. watch.Current.Strategies.Select(static strategy => strategy.Name)];
    }

    private static PluginState State(Presence presence, string name) =>
        presence.Plugins.Single(plugin => plugin.Name == name).State;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Context() => new(AssemblyLoadContext.All
        .Where(static context => context.Name?.Contains("market.web", StringComparison.Ordinal) == true)
        .Last(static context => context.Assemblies.Any()));
}
