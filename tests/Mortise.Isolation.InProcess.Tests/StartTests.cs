using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Fixture.Parcels;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class StartTests
{
    private static readonly Parcel Light = new("p1", 3m, "AT");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plugins_StartAfterWhatTheyRequire_AndStopBeforeIt()
    {
        await using var test = new TestKernel();
        await test.RunAsync(Depot(), TestKernel.Deploy("snail", "fixture.snail"));
        await test.Kernel.StopAllAsync();

        Assert.Equal(["snail", "depot"], InOrder(test, PluginState.Active));
        Assert.Equal(["depot", "snail"], InOrder(test, PluginState.Stopping));
        Assert.Equal(
            ["prepare", "activate", "stop"], test.Records.OfType<KernelRecord.Log>().Select(static log => log.Message));
    }

    [Fact]
    public async Task ConsumerOfAPluginThatCannotStart_WaitsWithTheReason_UntilItCan()
    {
        await using var test = new TestKernel();
        await test.RunAsync(Depot(), TestKernel.Deploy("snail", "fixture.snail", """{ "PerKilogram": 0 }"""));
        var depot = test.StatusOf("depot");
        Assert.Equal((PluginState.Resolved, "MT3227"), (depot.State, depot.Reason));
        Assert.Contains("'snail', which it requires", depot.Explanation, StringComparison.Ordinal);
        Assert.Contains("PerKilogram", depot.Explanation, StringComparison.Ordinal);

        Assert.Null((await test.Kernel.RemoveAsync("snail", Token)).Refusal);
        await test.RunAsync(TestKernel.Deploy("snail", "fixture.snail"));

        Assert.Equal("snail", (await test.Depot.CheapestAsync(Light, Token)).Carrier);
    }

    [Fact]
    public async Task SteeringFromManyTasks_EndsAtRest_AndLeavesNothingLoaded()
    {
        await using var test = new TestKernel();
        await SteerAsync(test);
        await Garbage.CollectAsync(AreLoaded);

        Assert.False(AreLoaded());
        Assert.All(InOrder(test, PluginState.Faulted), static name => Assert.Fail(name));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task SteerAsync(TestKernel test)
    {
        await test.RunAsync(TestKernel.Deploy("snail", "fixture.snail"), Depot());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(task => Task.Run(
            async () =>
            {
                for (var turn = 0; turn < 10; turn++)
                {
                    var name = turn % 3 == 0 ? "depot" : "snail";
                    switch ((task + turn) % 5)
                    {
                        case 0:
                            await test.Kernel.StopAsync(name, Token);
                            break;
                        case 1:
                            await test.Kernel.StartAsync(name, Token);
                            break;
                        case 2:
                            await test.Kernel.RemoveAsync(name, Token);
                            break;
                        case 3:
                            test.Kernel.Install([name == "depot" ? Depot() : Snail()]);
                            await test.Kernel.StartEagerAsync(Token);
                            break;
                        default:
                            await CallAsync(test);
                            break;
                    }
                }
            },
            Token)));
        test.AssertBalanced();
        foreach (var name in new[] { "depot", "snail" })
        {
            await test.Kernel.RemoveAsync(name, Token);
        }
    }

    private static async Task CallAsync(TestKernel test)
    {
        try
        {
            Assert.Equal(6m, (await test.Carrier.QuoteAsync(Light, Token)).Euros);
        }
        catch (UnavailableException)
        {
            // Nobody is there at this moment.
            return;
        }
    }

    private static PluginDeployment Snail() => TestKernel.Deploy("snail", "fixture.snail");

    private static PluginDeployment Depot() =>
        TestKernel.Deploy("depot", "fixture.depot", grants: ["fixture.carrier/1", "fixture.parcel-lost/1"]);

    private static string[] InOrder(TestKernel test, PluginState state) =>
    [
        .. test.Records.OfType<KernelRecord.State>()
            .Where(change => change.To == state)
            .Select(static change => change.Plugin),
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AreLoaded() => AssemblyLoadContext.All.Any(static context =>
        context.IsCollectible
        && context.Name?.Contains(" fixture.", StringComparison.Ordinal) == true
        && context.Assemblies.Any());
}
