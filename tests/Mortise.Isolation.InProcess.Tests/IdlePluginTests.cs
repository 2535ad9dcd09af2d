using Fixture.Parcels;
using Microsoft.Extensions.Time.Testing;
using Mortise.Administration;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class IdlePluginTests
{
    private static readonly ChildSpec _idle = ChildSpec.Default with { Idle = TimeSpan.FromMinutes(4) };

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CodeOfAnIdlePlugin_Leaves_AndComesBackWithTheNextCall()
    {
        await using var test = new TestKernel(time: _time, collect: static () => { });
        await test.RunAsync(Deploy("snail", "fixture.snail"));
        for (var generation = 1; generation <= 3; generation++)
        {
            await test.Carrier.AcceptAsync(new Parcel("1", 1, "NZ"), Token);
            var status = test.StatusOf("snail");
            Assert.Equal((PluginState.Active, generation), (status.State, status.Generation));

            await FallIdleAsync(test, "snail", generation);

            Assert.Equal("MT3233", test.StatusOf("snail").Reason);
            await Garbage.CollectAsync(() => test.Contexts.Exists(static context => context.IsAlive));
            Assert.Equal(generation, test.Contexts.Count);
            Assert.DoesNotContain(test.Contexts, static context => context.IsAlive);
        }

        Assert.Equal(new CallTotals(3, 3, 0, 0, 0), test.StatusOf("snail").Calls);
    }

    [Fact]
    public async Task StreamThatIsBeingRead_KeepsItsPluginRunning()
    {
        await using var test = new TestKernel(time: _time);
        await test.RunAsync(Deploy("snail", "fixture.snail"));
        await using (var track = test.Carrier.TrackAsync("1", 2, Token).GetAsyncEnumerator(Token))
        {
            Assert.True(await track.MoveNextAsync());
            for (var minute = 0; minute < 20; minute++)
            {
                _time.Advance(TimeSpan.FromMinutes(1));
                await Task.Yield();
            }

            Assert.Equal(PluginState.Active, test.StatusOf("snail").State);
            Assert.True(await track.MoveNextAsync());
            Assert.False(await track.MoveNextAsync());
        }

        await FallIdleAsync(test, "snail", 1);
        test.AssertBalanced();
    }

    [Fact]
    public async Task MemberOfAView_IsThereBeforeTheFirstCall_AndWhileItIsIdle()
    {
        await using var test = new TestKernel(time: _time);
        await test.RunAsync(Deploy("younger", "fixture.younger"));
        var port = test.Probes["younger"];
        Assert.Equal(PluginState.Resolved, test.StatusOf("younger").State);
        await port.AskAsync("context", Token);

        await FallIdleAsync(test, "younger", 1);

        Assert.Same(port, test.Probes["younger"]);
        await port.AskAsync("context", Token);
        Assert.Equal(2, test.StatusOf("younger").Generation);
    }

    private static PluginDeployment Deploy(string name, string id) =>
        TestKernel.Deploy(name, id, activation: Activation.OnDemand) with { Supervision = _idle };

    /// <summary>Lets the time pass until it is being stopped, and no more, and waits until it is.</summary>
    private async Task FallIdleAsync(TestKernel test, string name, int times)
    {
        while (Changes(test, name, PluginState.Stopping) < times)
        {
            Token.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        // It was resolved when it was installed, too.
        while (Changes(test, name, PluginState.Resolved) < 1 + times)
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static int Changes(TestKernel test, string name, PluginState to) => test.Records
        .OfType<KernelRecord.State>().Count(record => record.Plugin == name && record.To == to);
}
