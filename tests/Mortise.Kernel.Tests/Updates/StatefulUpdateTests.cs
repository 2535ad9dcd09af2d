using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Mortise.Updates;
using Xunit;

namespace Mortise.Kernel.Tests.Updates;

public sealed class StatefulUpdateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallsWaitAtTheGate_UntilTheStateIsHandedOver_AndReachTheNewVersion()
    {
        var inside = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = new FakeHost("test.a");
        host.Isolation.Answer = request => request.Generation == 1
            ? () => inside.Task
            : () => Task.FromResult($"{request.Manifest.Version}");
        await host.RunAsync(Plugin("1.0.0", 1));
        var old = host.Work().WorkAsync(Token).AsTask();

        var update = new GivenUpdate(host, Plugin("2.0.0", 2, 1));
        await update.WhenAsync(UpdatePhase.Gate);
        var waiting = host.Work().WorkAsync(Token).AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.Empty(host.Isolation.Of("export"));

        inside.SetResult("old");
        Assert.Equal(("old", "2.0.0"), (await old, await waiting));
        await update.WhenAsync(UpdatePhase.Watch);
        Assert.Equal(UpdateState.Committed, (await update.PromoteAsync()).State);
        Assert.Equal(["2: state of 1 1"], host.Isolation.Imported);
        Assert.Single(host.Isolation.Of("forget-1"));
    }

    [Fact]
    public async Task RolledBackAfterTheSwitch_TheOldVersionGoesOnWithWhatTheNewOneRemembers()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0", 1));
        var update = new GivenUpdate(host, Plugin("2.0.0", 2, 1));
        await update.WhenAsync(UpdatePhase.Watch);

        Assert.Equal(UpdateState.RolledBack, (await update.CancelAsync()).State);

        Assert.Equal(["2: state of 1 1", "1: state of 2 1"], host.Isolation.Imported);
        Assert.Equal("a", await host.Work().WorkAsync(Token));
        Assert.Single(host.Isolation.Of("forget-2"));
    }

    [Fact]
    public async Task NewVersionThatCannotExport_LosesWhatItRemembers_NeverSilently()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0", 1));
        var update = new GivenUpdate(host, Plugin("2.0.0", 2, 1));
        await update.WhenAsync(UpdatePhase.Watch);
        await host.Work().WorkAsync(Token);
        host.Isolation.At = static step =>
            step == "a export" ? throw new InvalidOperationException("no memory") : Task.CompletedTask;

        var end = await update.CancelAsync();

        Assert.Equal(UpdateState.RolledBack, end.State);
        Assert.Contains("what 1 calls have changed since is lost", end.Explanation, StringComparison.Ordinal);
        Assert.Contains(host.Records.OfType<KernelRecord.Fault>(), fault => fault.Reason.Code == ReasonCode.StateLost);
        Assert.Equal("a", await host.Work().WorkAsync(Token));
    }

    [Theory]
    [InlineData("export", "MT3511")]
    [InlineData("import", "MT3512")]
    [InlineData("activate", "MT3215")]
    public async Task FailureWhileTheGateIsClosed_OpensItToTheOldVersion(string step, string code)
    {
        await using var host = new FakeHost("test.a");
        host.Isolation.Answer = static request => () => Task.FromResult($"{request.Manifest.Version}");
        await host.RunAsync(Plugin("1.0.0", 1));
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Isolation.At = async each =>
        {
            if (each == $"a {step}")
            {
                reached.SetResult();
                await goOn.Task;
                throw new InvalidOperationException("no disk");
            }
        };

        var update = new GivenUpdate(host, Plugin("2.0.0", 2, 1));
        await reached.Task.WaitAsync(Token);
        var waiting = host.Work().WorkAsync(Token).AsTask();
        goOn.SetResult();

        var end = await update.EndAsync();
        Assert.Equal((UpdateState.RolledBack, code), (end.State, end.Reason));
        Assert.Equal("1.0.0", await waiting);
    }

    [Fact]
    public async Task CallInsideThatComesBackThroughACycle_PassesTheGate()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(
            Plugin("1.0.0", 1).RequiresOptional("test.b"),
            Given.Plugin("b").Provides("test.b").RequiresOptional("test.a"));
        var why = host.Why("b");
        Assert.Contains(why.Routes, static route => route.Explanation.Contains("cycle", StringComparison.Ordinal));

        var update = new GivenUpdate(host, Plugin("2.0.0", 2, 1).RequiresOptional("test.b"));
        await update.WhenAsync(UpdatePhase.Watch);
        Assert.Equal(UpdateState.Committed, (await update.PromoteAsync()).State);
    }

    [Theory]
    [InlineData(new[] { 2 }, new[] { 3 })]
    [InlineData(new[] { 1 }, new int[0])]
    public async Task StatesThatNobodyCanConvert_AreRefused_BeforeAnythingIsLoaded(int[] from, int[] to)
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0", from));

        var end = await new GivenUpdate(host, Plugin("2.0.0", to)).EndAsync();

        Assert.Equal("MT3510", end.Reason);
        Assert.Single(host.Isolation.Of("load"));
    }

    private static InstanceModel Plugin(string version, params int[] states)
    {
        var model = Given.Plugin("a").Provides("test.a");
        return model with
        {
            Manifest = model.Manifest with
            {
                Version = PluginVersion.Parse(version),
                States = [.. states],
            },
        };
    }
}
