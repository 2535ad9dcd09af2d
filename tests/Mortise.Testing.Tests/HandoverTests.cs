using Acme;

namespace Mortise.Testing.Tests;

public sealed class HandoverTests
{
    [Theory, EveryLevel]
    public async Task ProviderThatDrains_IsReplacedAtOnce(IsolationLevel level)
    {
        await using var host = await TestHost.Build<Snail>()
            .Also<Snail>("second").WithConfig(new SnailConfig(PerKilogram: 5m))
            .StartAsync(level);
        var carrier = host.Port<ICarrier>();
        var open = carrier.TrackAsync("p1").GetAsyncEnumerator();
        Assert.True(await open.MoveNextAsync());
        var serving = host.Accounts["snail"].Count > 0 ? "snail" : "second";

        var stopping = host.Kernel.StopAsync(serving);
        Assert.False(stopping.IsCompleted);
        var quote = await carrier.QuoteAsync(new(2m, "AT"));
        Assert.Equal(serving == "snail" ? 10m : 4m, quote.Euros);

        await open.DisposeAsync();
        await stopping;
        host.Accounts.AssertBalanced();
    }
}
