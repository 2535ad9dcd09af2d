using System.Text.Json.Nodes;
using Fixture.Parcels;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Tests;

/// <summary>Supervision and retries as an edition says them, with a real plug-in.</summary>
public sealed class SupervisionTests
{
    private const int Callers = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallsDuringARestart_ReachTheNextGeneration_WhereTheRouteRetries()
    {
        await using var application = await Application.StartAsync(
            new JsonObject { ["rogue"] = new JsonObject { ["use"] = "fixture.rogue" } },
            static mortise => mortise.Requires<IRogue>(),
            Token,
            routes: new JsonObject
            {
                ["fixture.rogue/1"] = new JsonObject
                {
                    ["retry"] = new JsonObject { ["attempts"] = 20, ["delay"] = "10ms" },
                },
            });
        var rogue = application.Get<IRogue>();
        using var enough = new CancellationTokenSource();
        var answered = new int[Callers];
        var callers = Enumerable.Range(0, Callers)
            .Select(caller => Task.Run(() => CallAsync(rogue, answered, caller, enough.Token), Token))
            .ToArray();

        // Nothing of it fails for anybody, though nobody serves in between: the attempts last far longer than that.
        await rogue.MisbehaveAsync(Misdeed.FailBackground, Token);
        await application.SeeAsync("rogue is Faulted (MT3219)", Token);
        while (Status(application) is not { State: PluginState.Active, Generation: 2 })
        {
            await rogue.MisbehaveAsync(Misdeed.None, Token);
        }

        await enough.CancelAsync();
        await Task.WhenAll(callers);
        Assert.All(answered, static count => Assert.True(count > 0));
        Assert.Equal(0, Status(application).Calls.Failed);
    }

    [Fact]
    public async Task PluginThatFailsTooOften_IsQuarantined_UntilItIsStarted()
    {
        await using var application = await Application.StartAsync(
            new JsonObject
            {
                ["rogue"] = new JsonObject
                {
                    ["use"] = "fixture.rogue",
                    ["supervision"] = new JsonObject { ["intensity"] = new JsonObject { ["restarts"] = 0 } },
                },
            },
            static mortise => mortise.Requires<IRogue>(),
            Token);
        var rogue = application.Get<IRogue>();

        await rogue.MisbehaveAsync(Misdeed.FailBackground, Token);
        await application.SeeAsync("rogue is Quarantined (MT3221)", Token);

        var absent = await Assert.ThrowsAsync<UnavailableException>(
            async () => await rogue.MisbehaveAsync(Misdeed.None, Token));
        Assert.Equal(UnavailableReason.Quarantined, absent.Reason);
        Assert.Null(await application.Get<Microkernel>().StartAsync("rogue", Token));
        Assert.Equal("done", await rogue.MisbehaveAsync(Misdeed.None, Token));
    }

    private static PluginStatus Status(Application application) =>
        application.Get<Microkernel>().StatusOf("rogue")!;

    private static async Task CallAsync(IRogue rogue, int[] answered, int caller, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            Assert.Equal("done", await rogue.MisbehaveAsync(Misdeed.None, Token));
            answered[caller]++;
        }
    }
}
