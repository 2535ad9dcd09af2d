using Acme;

namespace Mortise.Testing.Tests;

public sealed class CallTests
{
    [Theory, EveryLevel]
    public async Task Fake_SeesWhoCallsIt(IsolationLevel level)
    {
        var callers = new List<string?>();
        await using var host = await TestHost.Build<Depot>()
            .Provide<ICarrier>(new Pigeon(Euros: 4m))
            .ProvideWithCall<IOrders>(call => new Doorman(() => callers.Add(call.Context?.Caller)))
            .StartAsync(level);

        await host.Port<IDepot>().SendAsync("o1", new(3m, "AT"));

        Assert.Equal(["depot"], callers);
    }

    [Theory, EveryLevel]
    public async Task OneOfSeveralInstances_IsReachedByItsName(IsolationLevel level)
    {
        await using var host = await TestHost.Build<Snail>()
            .Also<Snail>("express").WithConfig(new SnailConfig(PerKilogram: 5m))
            .StartAsync(level);

        Assert.Equal(10m, (await host.Port<ICarrier>("express").QuoteAsync(new(2m, "AT"))).Euros);
        Assert.Equal(4m, (await host.Port<ICarrier>("snail").QuoteAsync(new(2m, "AT"))).Euros);
        var unknown = Assert.Throws<ArgumentException>(() => host.Port<ICarrier>("slug"));
        Assert.Contains("ICarrier by 'snail', ICarrier by 'express'", unknown.Message, StringComparison.Ordinal);
    }

    private sealed class Doorman(Action called) : IOrders
    {
        public ValueTask NoteAsync(string order, Quote quote, CancellationToken cancellation = default)
        {
            called();
            return default;
        }
    }
}
