using Fixture.Parcels;
using Fixture.Parcels.Snail;
using Mortise.Administration;

namespace Mortise.Testing.Tests;

public sealed class ReconfigurationTests
{
    private static readonly Parcel Light = new("p1", 2m, "AT");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryLevel]
    public async Task ConfigurationThatIsTakenAsItRuns_IsSeenByTheNextCall_OfTheSameGeneration(IsolationLevel level)
    {
        await using var host = await TestHost.StartAsync<SnailPlugin>(level, new SnailConfig(PerKilogram: 3m));

        Assert.True(await host.ReconfigureAsync(new SnailConfig(PerKilogram: 5m), cancellation: Token));

        Assert.Equal(10m, (await host.Port<ICarrier>().QuoteAsync(Light, Token)).Euros);
        Assert.Equal(1, host.Kernel.StatusOf("snail")!.Generation);
        Assert.Equal(["prepare", "activate", "reconfigure"], host.Log.Select(static entry => entry.Message));
    }

    [Theory, EveryLevel]
    public async Task ConfigurationThatNeedsAStart_IsAnUpdate(IsolationLevel level)
    {
        await using var host = await TestHost.StartAsync<SnailPlugin>(level, new SnailConfig(Limit: 1m));

        Assert.False(await host.ReconfigureAsync(new SnailConfig(Limit: 30m), "snail", Token));

        Assert.Equal(4m, (await host.Port<ICarrier>().QuoteAsync(Light, Token)).Euros);
        Assert.Equal(2, host.Kernel.StatusOf("snail")!.Generation);
    }

    [Theory, EveryLevel]
    public async Task WhatThePluginSays_IsWhatTheTestLearns(IsolationLevel level)
    {
        // snippet: reconfigure
        await using var host = await TestHost.StartAsync<SnailPlugin>(level, new SnailConfig(PerKilogram: 3m));
        Assert.True(await host.ReconfigureAsync(new SnailConfig(PerKilogram: 5m)));                 // as it runs
        Assert.False(await host.ReconfigureAsync(new SnailConfig(PerKilogram: 5m, Limit: 40m)));    // by an update
        // end

        host.Accounts.AssertBalanced();
    }

    [Fact]
    public async Task ConfigurationThatIsNotValid_IsRefused_AndTheFormerOneStays()
    {
        await using var host = await TestHost.StartAsync<SnailPlugin>(config: new SnailConfig(PerKilogram: 3m));

        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => host.ReconfigureAsync(new SnailConfig(PerKilogram: 0m), cancellation: Token));

        Assert.Equal("MT3517", refused.Code);
        Assert.Contains("PerKilogram", refused.Explanation, StringComparison.Ordinal);
        Assert.Equal(6m, (await host.Port<ICarrier>().QuoteAsync(Light, Token)).Euros);
        Assert.Equal(1, host.Kernel.StatusOf("snail")!.Generation);
    }

    [Theory, EveryLevel]
    public async Task CallsMeanwhile_AreAllAnswered_EachByOneOfTheTwo(IsolationLevel level)
    {
        await using var host = await TestHost.StartAsync<SnailPlugin>(level, new SnailConfig(PerKilogram: 1m));
        using var enough = new CancellationTokenSource();
        var port = host.Port<ICarrier>();
        var stream = port.TrackAsync("p1", 1_000_000, Token).GetAsyncEnumerator(Token);
        Assert.True(await stream.MoveNextAsync());
        var callers = Enumerable.Range(0, 4).Select(async _ =>
        {
            await Task.Yield();
            var seen = 0;
            for (; !enough.IsCancellationRequested; seen++)
            {
                Assert.InRange((await port.QuoteAsync(Light, Token)).Euros, 2m, 22m);
            }

            return seen;
        }).ToArray();

        for (var price = 2m; price <= 11m; price++)
        {
            Assert.True(await host.ReconfigureAsync(new SnailConfig(PerKilogram: price), cancellation: Token));
        }

        await enough.CancelAsync();
        var answered = (await Task.WhenAll(callers)).Sum();
        Assert.True(await stream.MoveNextAsync());
        await stream.DisposeAsync();

        Assert.Equal(22m, (await port.QuoteAsync(Light, Token)).Euros);
        Assert.Equal(answered + 1, host.Accounts["snail"]["fixture.carrier/1 Quote"].Completed);
        Assert.Equal(1, host.Kernel.StatusOf("snail")!.Generation);
        host.Accounts.AssertBalanced();
    }

    [Theory, EveryLevel]
    public async Task PluginThatWasReconfigured_Unloads(IsolationLevel level)
    {
        await using var host = await TestHost.StartAsync<SnailPlugin>(level, new SnailConfig(PerKilogram: 3m));
        Assert.True(await host.ReconfigureAsync(new SnailConfig(PerKilogram: 5m), cancellation: Token));
        await host.UnloadAsync(Token);
    }
}
