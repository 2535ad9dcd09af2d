using Fixture.Parcels;
using Microsoft.Extensions.Time.Testing;
using Mortise.Administration;
using Mortise.Health;
using Mortise.Kernel;
using Mortise.Kernel.Supervision;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class FaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Misdeed.ThrowInConstructor, "MT3213")]
    [InlineData(Misdeed.ThrowInPrepare, "MT3214")]
    [InlineData(Misdeed.ThrowInActivate, "MT3215")]
    public async Task StartThatThrows_IsAFaultOfThatPluginAlone(Misdeed misdeed, string code)
    {
        await using var test = new TestKernel();
        await test.RunAsync(Rogue(misdeed), TestKernel.Deploy("snail", "fixture.snail"));

        var status = test.StatusOf("rogue");
        Assert.Equal((PluginState.Faulted, code), (status.State, status.Reason));
        Assert.Contains(misdeed.ToString(), status.Explanation, StringComparison.Ordinal);
        Assert.Equal(PluginState.Active, test.StatusOf("snail").State);
        await Assert.ThrowsAsync<UnavailableException>(
            async () => await test.Rogue.MisbehaveAsync(Misdeed.None, Token));
    }

    [Fact]
    public async Task ThreadThatAPluginSoiled_IsCleanForTheNext()
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            Rogue(Misdeed.LookAtThread, "a"), Rogue(Misdeed.SoilThread, "b"), Rogue(Misdeed.LookAtThread, "c"));

        string[] seen = [.. test.Records.OfType<KernelRecord.Log>().Select(static log => log.Message)];
        Assert.Equal(2, seen.Length);
        Assert.Equal(seen[0], seen[1]);
        Assert.EndsWith("Normal, True, , , False", seen[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Misdeed.HangInConstructor)]
    [InlineData(Misdeed.HangInPrepare)]
    [InlineData(Misdeed.HangInActivate)]
    public async Task StartThatHangs_EndsAtTheDeadline_AndNobodyElseWaits(Misdeed misdeed)
    {
        var time = new FakeTimeProvider();
        await using var test = new TestKernel(time: time);
        var run = test.RunAsync(Rogue(misdeed), TestKernel.Deploy("zz", "fixture.snail"));
        await test.SeeAsync<KernelRecord.Log>(log => log.Message == $"{misdeed}");
        time.Advance(TimeSpan.FromSeconds(31));
        await run;

        var status = test.StatusOf("rogue");
        Assert.Equal((PluginState.Faulted, "MT3216"), (status.State, status.Reason));
        Assert.Equal(PluginState.Active, test.StatusOf("zz").State);
    }

    [Theory]
    [InlineData(Misdeed.ThrowInStop)]
    [InlineData(Misdeed.HangInStop)]
    [InlineData(Misdeed.ThrowInDispose)]
    [InlineData(Misdeed.HangInDispose)]
    [InlineData(Misdeed.HangInBackground)]
    public async Task StopThatFails_IsReported_AndThePluginIsStoppedAllTheSame(Misdeed misdeed)
    {
        var time = new FakeTimeProvider();
        await using var test = new TestKernel(time: time);
        await test.RunAsync(Rogue(misdeed));

        var stop = test.Kernel.StopAsync("rogue", Token);
        await test.SeeAsync<KernelRecord.Log>(log => log.Message == $"{misdeed}");
        await AdvanceUntilAsync(time, stop);

        var (refusal, problems) = await stop;
        Assert.Null(refusal);
        Assert.NotEmpty(problems);
        Assert.Equal(PluginState.Installed, test.StatusOf("rogue").State);
    }

    [Theory]
    [InlineData(Misdeed.ThrowInCall, "in call")]
    [InlineData(Misdeed.ThrowLater, "later")]
    [InlineData(Misdeed.ThrowTreacherous, "could not be read")]
    public async Task CallThatThrows_ReachesTheCallerAsText(Misdeed misdeed, string text)
    {
        await using var test = new TestKernel();
        await test.RunAsync(Rogue());

        var fault = await Assert.ThrowsAsync<FaultedException>(
            async () => await test.Rogue.MisbehaveAsync(misdeed, Token));

        Assert.Equal("rogue", fault.Provider);
        Assert.Contains(text, fault.Fault, StringComparison.Ordinal);
        Assert.Null(fault.InnerException);
        Assert.Equal("done", await test.Rogue.MisbehaveAsync(Misdeed.None, Token));
        Assert.Equal(1, test.StatusOf("rogue").Calls.Failed);
    }

    [Theory]
    [InlineData(Misdeed.ThrowOnThread)]
    [InlineData(Misdeed.ThrowInAsyncVoid)]
    public async Task ExceptionOnAThreadOfItsOwn_IsReported_AndTheProcessGoesOn(Misdeed misdeed)
    {
        Assert.True(ThreadFaults.Contain());
        await using var test = new TestKernel();
        await test.RunAsync(Rogue());

        Assert.Equal("done", await test.Rogue.MisbehaveAsync(misdeed, Token));
        await test.SeeAsync<KernelRecord.Fault>(static fault => fault.Reason.Code == ReasonCode.UnhandledException);

        Assert.Equal("done", await test.Rogue.MisbehaveAsync(Misdeed.ThrowUnobserved, Token));
    }

    [Fact]
    public async Task HealthProbe_ThatThrowsOrHangs_IsUnhealthy()
    {
        var time = new FakeTimeProvider();
        await using var test = new TestKernel(time: time);
        await test.RunAsync(Rogue(Misdeed.HangInHealth), Rogue(Misdeed.ThrowInHealth, "second"));

        var check = test.Kernel.Own<IHealthChecks>().CheckAsync(Token).AsTask();
        await AdvanceUntilAsync(time, check);

        var health = await check;
        Assert.Equal(
            ["host Healthy", "rogue Unhealthy", "second Unhealthy"],
            health.Select(static plugin => $"{plugin.Plugin} {plugin.State}"));
    }

    [Fact]
    public async Task BackgroundWorkThatThrowsEachTime_IsRestarted_AndThenQuarantined()
    {
        await using var test = new TestKernel();
        await test.RunAsync(Rogue(Misdeed.ThrowInBackground) with
        {
            Supervision = new ChildSpec { Intensity = new RestartIntensity(1, TimeSpan.FromHours(1)) },
        });

        await test.SeeAsync<KernelRecord.State>(static state => state.To == PluginState.Quarantined);

        var status = test.StatusOf("rogue");
        Assert.Equal(("MT3221", 2), (status.Reason, status.Generation));
        var absent = await Assert.ThrowsAsync<UnavailableException>(
            async () => await test.Rogue.MisbehaveAsync(Misdeed.None, Token));
        Assert.Equal(UnavailableReason.Quarantined, absent.Reason);
    }

    [Fact]
    public async Task CallThatNeverEnds_IsNamedAndCutOffWhenTheDrainGivesUp()
    {
        var time = new FakeTimeProvider();
        await using var test = new TestKernel(time: time);
        await test.RunAsync(Rogue());
        var hanging = test.Rogue.MisbehaveAsync(Misdeed.HangInCall, Token).AsTask();

        var stop = test.Kernel.StopAsync("rogue", Token);
        await test.SeeAsync<KernelRecord.State>(static state => state.To == PluginState.Stopping);
        time.Advance(TimeSpan.FromSeconds(31));
        await stop;

        var problem = Assert.Single((await stop).Problems);
        Assert.Contains("1 × fixture.rogue/1 Misbehave", problem, StringComparison.Ordinal);
        var cut = await Assert.ThrowsAsync<CutOffException>(() => hanging);
        Assert.Contains("'rogue' was stopped", cut.Message, StringComparison.Ordinal);
        test.AssertBalanced();
    }

    [Theory]
    [InlineData("""{ "Misdeed": "Nonsense" }""", "Misdeed")]
    [InlineData("""{ "Misdeeds": "None" }""", "Misdeeds")]
    [InlineData("""{ "Misdeed": """, "")]
    public async Task BadConfiguration_IsRefusedByName(string config, string name)
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("rogue", "fixture.rogue", config));
        var status = test.StatusOf("rogue");
        Assert.Equal(PluginState.Faulted, status.State);
        Assert.Contains(name, status.Explanation, StringComparison.Ordinal);
    }

    private static PluginDeployment Rogue(Misdeed misdeed = Misdeed.None, string name = "rogue") =>
        TestKernel.Deploy(name, "fixture.rogue", $$"""{ "Misdeed": "{{misdeed}}" }""");

    /// <summary>Virtual time passes until the task has ended; each step lets what waits for it run.</summary>
    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Task task)
    {
        while (!task.IsCompleted)
        {
            Token.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
