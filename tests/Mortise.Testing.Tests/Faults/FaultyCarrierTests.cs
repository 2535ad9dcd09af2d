using Acme;
using Mortise.Testing.Faults;

namespace Mortise.Testing.Tests.Faults;

/// <summary>What the documentation shows, as it stands there.</summary>
public sealed class FaultyCarrierTests
{
    // snippet: faulty-fake
    [Theory, EveryLevel]
    public async Task Depot_SendsWithAnother_WhenACarrierThrows(IsolationLevel level)
    {
        var faults = new FaultInjector { Armed = new FaultPlan(FaultAct.Throw, FaultPoint.Call) };
        await using var host = await TestHost.Build<Depot>()
            .Provide<ICarrier>(new FaultyCarrier(faults), "faulty")
            .Provide<ICarrier>(new Pigeon(Euros: 4m), "pigeon")
            .StartAsync(level);

        Assert.Equal("pigeon", (await host.Port<IDepot>().SendAsync("o1", new(3m, "AT"))).Carrier);

        faults.Armed = FaultPlan.None;
        Assert.Equal("faulty", (await host.Port<IDepot>().SendAsync("o2", new(3m, "AT"))).Carrier);
    }
    // end

    // snippet: hanging-fake
    [Theory, EveryLevel]
    public async Task Depot_SendsWithAnother_WhenACarrierHangs(IsolationLevel level)
    {
        var time = new VirtualTime();
        var faults = new FaultInjector { Armed = new FaultPlan(FaultAct.Hang, FaultPoint.Call) };
        await using var host = await TestHost.Build<Depot>()
            .Provide<ICarrier>(new FaultyCarrier(faults), "faulty")
            .Provide<ICarrier>(new Pigeon(Euros: 4m), "pigeon")
            .WithTime(time)
            .StartAsync(level);

        var sending = host.Port<IDepot>().SendAsync("o1", new(3m, "AT"));
        await time.WhenTimersAsync(1);          // the deadline of the call to the carrier
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("pigeon", (await sending).Carrier);
        faults.LetGo();
    }
    // end
}
