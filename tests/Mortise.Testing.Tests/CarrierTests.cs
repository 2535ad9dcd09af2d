using Fixture.Parcels;
using Fixture.Parcels.Depot;
using Fixture.Parcels.Snail;

namespace Mortise.Testing.Tests;

public sealed class CarrierTests
{
    private static readonly Parcel Light = new("p1", 2m, "AT");

    [Theory, EveryLevel]
    public async Task Quote_IsPriceByWeight(IsolationLevel level)
    {
        await using var host = await TestHost.StartAsync<SnailPlugin>(level, new SnailConfig(PerKilogram: 3m));
        Assert.Equal(6m, (await host.Port<ICarrier>().QuoteAsync(Light)).Euros);
        host.Accounts.AssertBalanced();
    }

    [Theory, EveryLevel]
    public async Task DeclaredError_ArrivesTyped_AndCountsAsFailed(IsolationLevel level)
    {
        await using var host = await TestHost.StartAsync<SnailPlugin>(level, new SnailConfig(Limit: 1m));

        var refused = await Assert.ThrowsAsync<TooHeavyException>(
            async () => await host.Port<ICarrier>().QuoteAsync(Light));

        Assert.Equal(1m, refused.Limit);
        Assert.Equal(1, host.Accounts["snail"]["fixture.carrier/1 Quote"].Failed);
        host.Accounts.AssertBalanced();
    }

    [Theory, EveryLevel]
    public async Task Fakes_StandForTheProviders_ThatAConsumerRequires(IsolationLevel level)
    {
        await using var host = await TestHost.Build<DepotPlugin>()
            .Provide<ICarrier>(new FlatRate(7m), "horse")
            .Provide<ICarrier>(new FlatRate(9m), "ship")
            .StartAsync(level);

        var quotes = await host.Port<IDepot>().CompareAsync(Light);

        Assert.Equal(["horse=7", "ship=9"], quotes.Select(static each => $"{each.Key}={each.Value}"));
        Assert.Equal(1, host.Accounts["ship"]["fixture.carrier/1 Quote"].Completed);
        host.Accounts.AssertBalanced();
    }

    [Theory, EveryLevel]
    public async Task AnotherRealPlugin_TakesPart(IsolationLevel level)
    {
        await using var host = await TestHost.Build<DepotPlugin>()
            .Also<SnailPlugin>("slow").WithConfig(new SnailConfig(PerKilogram: 1m))
            .Also<SnailPlugin>("fast").WithConfigJson("""{ "PerKilogram": 5 }""")
            .StartAsync(level);

        var quotes = await host.Port<IDepot>().CompareAsync(Light);

        Assert.Equal(["fast=10", "slow=2"], quotes.Select(static each => $"{each.Key}={each.Value:0}"));
        Assert.Equal(["prepare", "activate", "prepare", "activate"], host.Log.Select(static entry => entry.Message));
    }

    [Theory, EveryLevel]
    public async Task Event_OfThePlugin_IsSeenByTheTest_AndOneOfTheTestByThePlugin(IsolationLevel level)
    {
        await using var host = await TestHost.Build<DepotPlugin>()
            .Provide<ICarrier>(new FlatRate(7m))
            .StartAsync(level);

        await host.Port<IDepot>().LoseAsync("p1");
        Assert.Equal(new ParcelLost("p1"), await host.NextAsync<ParcelLost>());

        Assert.Equal(2, host.Publish(new ParcelLost("p2")));
        Assert.Equal(new ParcelLost("p2"), await host.NextAsync<ParcelLost>());
        Assert.Equal(["p1", "p2"], host.Published<ParcelLost>().Select(static lost => lost.Parcel));
    }
}
