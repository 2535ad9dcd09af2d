using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Mortise.Updates;
using Xunit;

namespace Mortise.Kernel.Tests.Updates;

public sealed class StatelessUpdateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallInside_EndsOnTheOldVersion_AndNewCallsGoToTheNewOne()
    {
        var inside = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = new FakeHost("test.a");
        host.Isolation.Answer = request => request.Generation == 1
            ? () => inside.Task
            : () => Task.FromResult($"{request.Manifest.Version}");
        await host.RunAsync(Plugin("1.0.0"));
        var old = host.Work().WorkAsync(Token).AsTask();

        var update = new GivenUpdate(host, Plugin("2.0.0"));
        await update.WhenAsync(UpdatePhase.Watch);

        Assert.Equal("2.0.0", await host.Work().WorkAsync(Token));
        Assert.False(old.IsCompleted);
        var promoted = update.PromoteAsync();
        await update.WhenAsync(UpdatePhase.Drain);
        var waiting = update.Report();
        Assert.Equal(("host", "test.a/1 Work", 1L), waiting.Holders.Select(Short).Single());

        inside.SetResult("old");
        Assert.Equal("old", await old);
        var done = await promoted;
        Assert.Equal(UpdateState.Committed, done.State);
        var status = host.Status("a");
        Assert.Equal((PluginState.Active, "2.0.0", 2), (status.State, status.Version, status.Generation));
        Assert.Equal((2L, 2L), (status.Calls.Accepted, status.Calls.Completed));
        Assert.Single(host.Isolation.Of("stop"));
    }

    [Theory]
    [InlineData("load")]
    [InlineData("construct")]
    [InlineData("prepare")]
    [InlineData("probe")]
    [InlineData("activate")]
    public async Task FailureAtAnyStep_LeavesTheOldVersionServing_AndSaysWhy(string step)
    {
        await using var host = new FakeHost("test.a");
        host.Isolation.Answer = static request => () => Task.FromResult($"{request.Manifest.Version}");
        await host.RunAsync(Plugin("1.0.0"));
        host.Isolation.At = each =>
            each == $"a {step}" ? throw new InvalidOperationException("no disk") : Task.CompletedTask;

        var update = new GivenUpdate(host, Plugin("2.0.0"));
        var end = await update.EndAsync();

        Assert.Equal(UpdateState.RolledBack, end.State);
        Assert.Contains("no disk", end.Explanation, StringComparison.Ordinal);
        Assert.Equal("1.0.0", await host.Work().WorkAsync(Token));
        Assert.Equal("1.0.0", host.Status("a").Version);
        Assert.Equal(PluginState.Active, host.Status("a").State);
    }

    [Fact]
    public async Task CancelledWhileWatched_ReturnsToTheOldVersion()
    {
        await using var host = new FakeHost("test.a");
        host.Isolation.Answer = static request => () => Task.FromResult($"{request.Manifest.Version}");
        await host.RunAsync(Plugin("1.0.0"));
        var update = new GivenUpdate(host, Plugin("2.0.0"));
        await update.WhenAsync(UpdatePhase.Watch);
        Assert.Equal("2.0.0", await host.Work().WorkAsync(Token));

        var end = await update.CancelAsync();

        Assert.Equal((UpdateState.RolledBack, "MT3503"), (end.State, end.Reason));
        Assert.Equal("1.0.0", await host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task VersionThatNoLongerProvidesWhatAnotherNeeds_IsRefused_BeforeItIsLoaded()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0"), Given.Plugin("user").Requires("test.a"));

        var update = new GivenUpdate(host, Given.Plugin("a").Provides("test.b"));
        var end = await update.EndAsync();

        Assert.Equal("MT3502", end.Reason);
        Assert.Contains("'user'", end.Explanation, StringComparison.Ordinal);
        Assert.Equal(2, host.Isolation.Of("load").Length);
    }

    [Fact]
    public async Task OneWhoseStartFailed_IsStartedAsTheOtherVersion()
    {
        await using var host = new FakeHost("test.a");
        host.Isolation.Answer = static request => () => Task.FromResult($"{request.Manifest.Version}");
        host.Isolation.At = each => each == "a prepare" && host.Status("a").Version == "1.0.0"
            ? throw new InvalidOperationException("no disk")
            : Task.CompletedTask;
        await host.RunAsync(Plugin("1.0.0"));
        Assert.Equal(PluginState.Faulted, host.Status("a").State);

        var end = await new GivenUpdate(host, Plugin("2.0.0")).EndAsync();

        Assert.Equal((UpdateState.Committed, "1.0.0", "2.0.0"), (end.State, end.From, end.To));
        Assert.Equal("2.0.0", await host.Work().WorkAsync(Token));
        Assert.Equal("1.0.0", $"{host.Kernel.PreviousOf("a")!.Model.Manifest.Version}");
    }

    [Fact]
    public async Task OneWhoseStartFailed_StaysWhatItWas_WhenTheOtherVersionFailsToo()
    {
        await using var host = new FakeHost("test.a");
        host.Isolation.At = static each =>
            each == "a prepare" ? throw new InvalidOperationException("no disk") : Task.CompletedTask;
        await host.RunAsync(Plugin("1.0.0"));

        var end = await new GivenUpdate(host, Plugin("2.0.0")).EndAsync();

        Assert.Equal(UpdateState.RolledBack, end.State);
        Assert.Contains("no disk", end.Explanation, StringComparison.Ordinal);
        Assert.Equal((PluginState.Faulted, "1.0.0"), (host.Status("a").State, host.Status("a").Version));
        Assert.Null(host.Kernel.PreviousOf("a"));
        host.Isolation.At = static _ => Task.CompletedTask;
        Assert.Null(await host.Kernel.StartAsync("a", Token));
    }

    [Fact]
    public async Task OneThatIsStopped_BecomesTheOtherVersion_AndStaysStopped()
    {
        await using var host = new FakeHost("test.a");
        host.Isolation.Answer = static request => () => Task.FromResult($"{request.Manifest.Version}");
        await host.RunAsync(Plugin("1.0.0"));
        Assert.Null((await host.Kernel.StopAsync("a", Token)).Refusal);

        var end = await new GivenUpdate(host, Plugin("2.0.0")).EndAsync();

        Assert.Equal(UpdateState.Committed, end.State);
        Assert.Equal((PluginState.Installed, "2.0.0"), (host.Status("a").State, host.Status("a").Version));
        Assert.Null(await host.Kernel.StartAsync("a", Token));
        Assert.Equal("2.0.0", await host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task OneThatWaitedForIt_IsStarted()
    {
        await using var host = new FakeHost("test.a");
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Isolation.At = each => each switch
        {
            "a prepare" when host.Status("a").Version == "1.0.0" => throw new InvalidOperationException("no disk"),
            "user activate" => Started(),
            _ => Task.CompletedTask,
        };
        await host.RunAsync(Plugin("1.0.0"), Given.Plugin("user").Requires("test.a"));
        Assert.Equal(PluginState.Resolved, host.Status("user").State);

        var end = await new GivenUpdate(host, Plugin("2.0.0")).EndAsync();
        Assert.Equal(UpdateState.Committed, end.State);
        await started.Task.WaitAsync(Token);

        Task Started()
        {
            started.SetResult();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task HostThatStops_RollsBackFirst()
    {
        var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0"));
        var update = new GivenUpdate(host, Plugin("2.0.0"));
        await update.WhenAsync(UpdatePhase.Watch);
        await host.DisposeAsync();
        Assert.Equal(2, host.Isolation.Of("stop").Length);
    }

    private static InstanceModel Plugin(string version)
    {
        var model = Given.Plugin("a").Provides("test.a");
        return model with { Manifest = model.Manifest with { Version = PluginVersion.Parse(version) } };
    }

    private static (string, string, long) Short(UpdateHolder holder) => (holder.Caller, holder.Operation, holder.Calls);
}
