using Acme;

namespace Mortise.Testing.Tests;

/// <summary>What the documentation shows, as it stands there.</summary>
public sealed class TargetTests
{
    // snippet: every-level
    [Theory, EveryLevel]
    public async Task Quote_IsPriceByWeight(IsolationLevel level)
    {
        await using var host = await TestHost.StartAsync<Snail>(level, new SnailConfig(PerKilogram: 3m));
        Assert.Equal(6m, (await host.Port<ICarrier>().QuoteAsync(new(2m, "AT"))).Euros);
        host.Accounts.AssertBalanced();
    }
    // end

    // snippet: fakes
    [Theory, EveryLevel]
    public async Task Depot_SendsWithTheCheapest_AndNotesIt(IsolationLevel level)
    {
        var orders = new NotedOrders();
        await using var host = await TestHost.Build<Depot>()
            .Also<Snail>()
            .Provide<ICarrier>(new Pigeon(Euros: 4m), "pigeon")
            .Provide<IOrders>(orders)
            .StartAsync(level);

        var quote = await host.Port<IDepot>().SendAsync("o1", new(3m, "AT"));

        Assert.Equal(new Quote("pigeon", 4m), quote);
        Assert.Equal("o1 with pigeon", Assert.Single(orders.Notes));
    }
    // end

    // snippet: events
    [Theory, EveryLevel]
    public async Task Depot_PublishesWhatItSends_AndHearsWhatIsLost(IsolationLevel level)
    {
        await using var host = await TestHost.Build<Depot>().Provide<ICarrier>(new Pigeon(Euros: 4m)).StartAsync(level);

        await host.Port<IDepot>().SendAsync("o1", new(3m, "AT"));
        Assert.Equal(new ParcelSent("o1", "pigeon"), await host.NextAsync<ParcelSent>());

        Assert.Equal(1, host.Publish(new ParcelLost("p1")));    // for how many it was queued
        Assert.Single(host.Published<ParcelSent>());            // what has arrived so far
    }
    // end

    // snippet: adapter
    [Theory, EveryLevel]
    public async Task Adapter_ProvidesTheFirstMajorByTheSecond(IsolationLevel level)
    {
        await using var host = await TestHost.Build<Adapter>()
            .Provide<Acme.V2.ICarrier>(new Rocket())
            .StartAsync(level);

        Assert.Equal(20m, (await host.Port<ICarrier>().QuoteAsync(new(2m, "AT"))).Euros);
    }
    // end

    private sealed class Rocket : Acme.V2.ICarrier
    {
        public ValueTask<Acme.V2.Price> QuoteAsync(
            decimal kilograms, string country, CancellationToken cancellation = default) =>
            new(new Acme.V2.Price(kilograms * 10, "EUR"));
    }
}
