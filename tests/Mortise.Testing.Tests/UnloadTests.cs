using Acme;

namespace Mortise.Testing.Tests;

public sealed class UnloadTests
{
    // snippet: unload
    [Theory, EveryLevel]
    public async Task Snail_LeavesTheProcess(IsolationLevel level)
    {
        await using var host = await TestHost.StartAsync<Snail>(level);
        await host.Port<ICarrier>().QuoteAsync(new(2m, "AT"));

        await host.UnloadAsync();
    }
    // end

    [Fact]
    public async Task PluginsThatWorkTogether_AllLeave()
    {
        await using var host = await TestHost.Build<Depot>().Also<Snail>().StartAsync();
        await host.Port<IDepot>().SendAsync("o1", new(2m, "AT"));
        host.Publish(new ParcelLost("p1"));

        await host.UnloadAsync();

        await Assert.ThrowsAsync<UnavailableException>(async () => await host.Port<IDepot>().LostAsync());
    }

    [Fact]
    public async Task HandlerOfAStaticEvent_IsNamed()
    {
        var said = await LeakAsync(new LimpetConfig(ByEvent: true));

        Assert.True(said.Contains("ProcessExit → ") && said.Contains("→ Acme.Limpet"), said);
    }

    [Fact]
    public async Task TimerThatIsSet_IsNamed()
    {
        var said = await LeakAsync(new LimpetConfig(ByTimer: true));

        Assert.Contains("a timer that is set → ", said, StringComparison.Ordinal);
        Assert.Contains("→ Acme.Limpet", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThreadThatRunsOn_IsSuspected() => Assert.Contains(
        "'limpet' did not leave the process. No timer, static event or static field was found that holds it; most "
        + "often it is a thread",
        await LeakAsync(new LimpetConfig(ByThread: true)),
        StringComparison.Ordinal);

    private static async Task<string> LeakAsync(LimpetConfig config)
    {
        await using var host = await TestHost.StartAsync<Limpet>(config: config);
        return (await Assert.ThrowsAsync<LeakedException>(() => host.UnloadAsync())).Message;
    }
}
