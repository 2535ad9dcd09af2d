using Fixture.Bell;
using Fixture.Bell.Tower;
using Fixture.Parcels;
using Fixture.Parcels.Depot;
using Fixture.Parcels.Rogue;
using Fixture.Parcels.Snail;

namespace Mortise.Testing.Tests;

/// <summary>What a test is told when something is missing or fails.</summary>
public sealed class RefusalTests
{
    [Theory, EveryLevel]
    public async Task ConstructorThatThrows_FailsTheStart_WithThePluginsOwnStack(IsolationLevel level)
    {
        var failed = await Assert.ThrowsAsync<StartFailedException>(() => TestHost.StartAsync<RoguePlugin>(
            level, new RogueConfig(Misdeed.ThrowInConstructor)));

        Assert.Equal("MT3213", failed.Code);
        Assert.Contains("at Fixture.Parcels.Rogue.RoguePlugin", failed.Message, StringComparison.Ordinal);
        // Its symbols are found from its load context, as a debugger needs them.
        Assert.Matches(@"Fixture\.Parcels\.Rogue\..*\.cs:line \d+", failed.Message);
    }

    [Fact]
    public async Task MissingProvider_FailsTheStart_AndSaysWhatToProvide()
    {
        var failed = await Assert.ThrowsAsync<StartFailedException>(() => TestHost.StartAsync<DepotPlugin>());

        Assert.Equal("MT3002", failed.Code);
        Assert.Contains("fixture.carrier", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvalidConfig_FailsTheStart_AndNamesTheField()
    {
        var failed = await Assert.ThrowsAsync<StartFailedException>(() => TestHost.StartAsync<SnailPlugin>(
            config: new SnailConfig(PerKilogram: 0m)));

        Assert.Contains("PerKilogram", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContractThatNobodyProvides_IsRefused_WithThoseThatAre()
    {
        await using var host = await TestHost.StartAsync<SnailPlugin>();

        var refused = Assert.Throws<ArgumentException>(host.Port<IBell>);

        Assert.Contains("They provide: ICarrier.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventThatNobodyKnows_IsRefused()
    {
        await using var host = await TestHost.StartAsync<SnailPlugin>();

        Assert.Throws<ArgumentException>(() => host.Publish(new Wound(1)));
        Assert.Throws<ArgumentException>(() => host.Published<Rung>());
    }

    [Fact]
    public void ClassThatIsNoPlugin_IsRefused() => Assert.Throws<ArgumentException>(TestHost.Build<Almanac>);

    [Fact]
    public void FakeOfNoContract_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TestHost.Build<TowerPlugin>().Provide<IDisposable>(new MemoryStream()));

    [Fact]
    public async Task PluginThatNeverStops_IsLeftAtItsDeadline_InVirtualTime()
    {
        var host = await TestHost.Build<RoguePlugin>()
            .WithConfig(new RogueConfig(Misdeed.HangInStop))
            .WithTime(new VirtualTime())
            .StartAsync();

        await host.DisposeAsync();

        Assert.Contains(host.Faults, static fault => fault.Reason.Code == Mortise.Kernel.ReasonCode.StopTimedOut);
    }
}
