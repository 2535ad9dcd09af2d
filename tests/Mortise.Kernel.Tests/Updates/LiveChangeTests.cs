using System.Collections.Concurrent;
using System.Text;
using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Mortise.Kernel.Tests.Supervision;
using Mortise.Updates;
using Xunit;

namespace Mortise.Kernel.Tests.Updates;

public sealed class LiveChangeTests : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _given = new();
    private readonly SupervisedHost _supervised = new();
    private readonly PluginDeployment _slow;

    public LiveChangeTests()
    {
        var model = Given.Plugin("a").Provides("test.a");
        model = model with { Manifest = model.Manifest with { Roles = ["background", "health", "reconfigure"] } };
        _slow = With(FakeHost.Deploy(model), "slow");
        Host.Isolation.Answer = static request => () => Task.FromResult(Text(request.Config));
        Host.Isolation.Take = config =>
        {
            _given.Enqueue(config);
            return true;
        };
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FakeHost Host => _supervised.Host;

    [Fact]
    public async Task TakenAsItRuns_StaysTheSameGeneration_AndNobodyElseIsTouched()
    {
        await RunAsync(Given.Plugin("user").Requires("test.a"));
        var routes = Host.Why("user").Routes;

        var update = new GivenUpdate(Host, With(_slow, "fast"));
        await update.WhenAsync(UpdatePhase.Watch);
        var end = await update.PromoteAsync();

        Assert.Equal(UpdateState.Committed, end.State);
        Assert.Equal([UpdatePhase.Reconfigure, UpdatePhase.Watch], end.Steps.Select(static step => step.Phase));
        Assert.Equal(["fast"], _given);
        Assert.Equal((PluginState.Active, 1), (Host.Status("a").State, Host.Status("a").Generation));
        Assert.Equal((PluginState.Active, 1), (Host.Status("user").State, Host.Status("user").Generation));
        Assert.Equal(routes, Host.Why("user").Routes);
        Assert.Equal(["a", "user"], Host.Isolation.Of("load").Order());
        Assert.Empty(Host.Isolation.Of("drain"));
    }

    [Fact]
    public async Task StartAfterwards_UsesTheNewConfiguration()
    {
        await RunAsync();
        await CommitAsync(With(_slow, "fast"));

        _supervised.Fail("a");
        await _supervised.WhenAsync("a", PluginState.Faulted);
        await _supervised.WhenAsync("a", PluginState.Active);

        Assert.Equal("fast", await Host.Work().WorkAsync(Token));
        Assert.Equal(2, Host.Status("a").Generation);
    }

    [Fact]
    public async Task SayingNo_IsUpdatedBesideItself_InTheSameTransaction()
    {
        await RunAsync();
        Host.Isolation.Take = static _ => false;

        var update = new GivenUpdate(Host, With(_slow, "fast"));
        await update.WhenAsync(UpdatePhase.Watch);
        var end = await update.PromoteAsync();

        Assert.Equal(UpdateState.Committed, end.State);
        Assert.Equal(
            [UpdatePhase.Reconfigure, UpdatePhase.Resolve], end.Steps.Take(2).Select(static step => step.Phase));
        Assert.Contains("needs a start", end.Steps[0].Outcome, StringComparison.Ordinal);
        Assert.Equal("fast", await Host.Work().WorkAsync(Token));
        Assert.Equal(2, Host.Status("a").Generation);
        Assert.Single(Host.Isolation.Of("reconfigure"));
    }

    [Fact]
    public async Task AskedForACanary_IsUpdatedBesideItself()
    {
        await RunAsync();

        var update = new GivenUpdate(Host, With(_slow, "fast"), new CanaryPlan(50));
        await update.WhenAsync(UpdatePhase.Canary);
        await update.CancelAsync();

        Assert.Empty(_given);
        Assert.Equal("slow", await Host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task SayingNo_ThenFailingBesideItself_LeavesItAsItWas()
    {
        await RunAsync();
        Host.Isolation.Take = static _ => false;
        Host.Isolation.At = static each =>
            each == "a prepare" ? throw new InvalidOperationException("no disk") : Task.CompletedTask;

        var end = await new GivenUpdate(Host, With(_slow, "fast")).EndAsync();

        Assert.Equal(UpdateState.RolledBack, end.State);
        Assert.Single(Host.Isolation.Of("reconfigure"));
        Assert.Equal("slow", Text(Host.Kernel.DeploymentOf("a")!.Config));
        Assert.Equal("slow", await Host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task Failing_IsGivenTheFormerOneBack()
    {
        await RunAsync();
        Host.Isolation.Take = config =>
        {
            _given.Enqueue(config);
            return config == "slow" ? true : throw new Isolation.FaultException("MT2101", "no memory");
        };

        var end = await new GivenUpdate(Host, With(_slow, "fast")).EndAsync();

        Assert.Equal((UpdateState.RolledBack, "MT3517"), (end.State, end.Reason));
        Assert.Contains("no memory", end.Explanation, StringComparison.Ordinal);
        Assert.Equal(["fast", "slow"], _given);
        await ExpectAsItWasAsync();
    }

    [Fact]
    public async Task CancelledWhileWatched_IsGivenTheFormerOneBack()
    {
        await RunAsync();
        var update = new GivenUpdate(Host, With(_slow, "fast"));
        await update.WhenAsync(UpdatePhase.Watch);

        var end = await update.CancelAsync();

        Assert.Equal((UpdateState.RolledBack, "MT3503"), (end.State, end.Reason));
        Assert.Equal(["fast", "slow"], _given);
        await ExpectAsItWasAsync();
    }

    [Fact]
    public async Task UnhealthyAtTheEndOfTheWatch_IsGivenTheFormerOneBack()
    {
        await RunAsync();
        Host.Isolation.Health = static (_, _) => new HealthReport(HealthState.Unhealthy, "too fast");
        var update = new GivenUpdate(Host, With(_slow, "fast"));
        await update.WhenAsync(UpdatePhase.Watch);

        var end = await update.PromoteAsync();

        Assert.Equal((UpdateState.RolledBack, "MT3505"), (end.State, end.Reason));
        Assert.Equal(["fast", "slow"], _given);
        await ExpectAsItWasAsync();
    }

    [Fact]
    public async Task NotTakingTheFormerOneBack_IsRestartedWithIt()
    {
        await RunAsync();
        Host.Isolation.Take = static config => config == "fast";
        var update = new GivenUpdate(Host, With(_slow, "fast"));
        await update.WhenAsync(UpdatePhase.Watch);

        var end = await update.CancelAsync();

        Assert.Equal((UpdateState.RolledBack, "MT3503"), (end.State, end.Reason));
        Assert.Contains("did not take its former configuration back", end.Explanation, StringComparison.Ordinal);
        Assert.Equal("MT3518", (await _supervised.WhenAsync("a", PluginState.Faulted)).Reason.Code.Text);
        await _supervised.WhenAsync("a", PluginState.Active);
        Assert.Equal(2, Host.Status("a").Generation);
        Assert.Equal("slow", await Host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task Late_IsNotAskedTwiceAtATime_AndIsRestartedWithTheFormerOne()
    {
        await RunAsync();
        var stuck = new TaskCompletionSource();
        Host.Isolation.At = each => each == "a reconfigure" ? stuck.Task : Task.CompletedTask;
        var update = new GivenUpdate(Host, With(_slow, "fast"));
        await update.WhenAsync(UpdatePhase.Reconfigure);
        var deadline = new KernelDeadlines().Start;
        await _supervised.Time.PassAsync(deadline, deadline, Token);

        Assert.Equal("MT3518", (await _supervised.WhenAsync("a", PluginState.Faulted)).Reason.Code.Text);
        await _supervised.WhenAsync("a", PluginState.Active);

        Assert.Equal((UpdateState.RolledBack, "MT3517"), (update.Report().State, update.Report().Reason));
        Assert.Single(Host.Isolation.Of("reconfigure"));
        Assert.Equal("slow", await Host.Work().WorkAsync(Token));
        stuck.SetResult();
    }

    [Fact]
    public async Task FailingOtherwiseWhileWatched_IsRestartedWithTheFormerOne()
    {
        await RunAsync();
        var update = new GivenUpdate(Host, With(_slow, "fast"));
        await update.WhenAsync(UpdatePhase.Watch);

        _supervised.Fail("a");
        await _supervised.WhenAsync("a", PluginState.Faulted);
        await _supervised.WhenAsync("a", PluginState.Active);

        Assert.Equal(UpdateState.RolledBack, update.Report().State);
        Assert.Equal("slow", await Host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task WhileOneIsOnItsWay_AnotherIsRefused()
    {
        await RunAsync();
        var update = new GivenUpdate(Host, With(_slow, "fast"));
        await update.WhenAsync(UpdatePhase.Watch);

        Assert.Equal("MT3507", Host.Kernel.Update(With(_slow, "faster")).Refusal?.Code);

        Assert.Equal(UpdateState.Committed, (await update.PromoteAsync()).State);
        Assert.Equal(["fast"], _given);
    }

    [Fact]
    public async Task ReturnToWhatItWasBefore_IsTakenAsItRunsToo()
    {
        await RunAsync();
        await CommitAsync(With(_slow, "fast"));

        await CommitAsync(Host.Kernel.PreviousOf("a")!);

        Assert.Equal(["fast", "slow"], _given);
        Assert.Equal("fast", Text(Host.Kernel.PreviousOf("a")!.Config));
        await ExpectAsItWasAsync();
    }

    [Fact]
    public async Task LaterUpdateThatIsRolledBack_KeepsIt()
    {
        await RunAsync();
        await CommitAsync(With(_slow, "fast"));
        var other = _slow.Model with
        {
            Manifest = _slow.Model.Manifest with { Version = PluginVersion.Parse("2.0.0") },
        };
        var update = new GivenUpdate(Host, _slow with { Model = other });
        await update.WhenAsync(UpdatePhase.Watch);
        await update.CancelAsync();

        Assert.Equal("fast", Text(Host.Kernel.DeploymentOf("a")!.Config));
        Assert.Equal(["fast"], _given);
    }

    [Fact]
    public async Task TheSameConfigurationAgain_IsAnUpdateToItself()
    {
        await RunAsync();
        var update = new GivenUpdate(Host, With(_slow, "slow"));
        await update.WhenAsync(UpdatePhase.Watch);
        await update.PromoteAsync();

        Assert.Empty(_given);
        Assert.Equal(2, Host.Status("a").Generation);
    }

    public ValueTask DisposeAsync() => _supervised.DisposeAsync();

    private static string Text(ReadOnlyMemory<byte> config) => Encoding.UTF8.GetString(config.Span);

    private static PluginDeployment With(PluginDeployment deployment, string config) =>
        deployment with { Config = Encoding.UTF8.GetBytes(config) };

    private async Task RunAsync(params InstanceModel[] others)
    {
        Assert.Null(Host.Kernel.Install([_slow, .. others.Select(FakeHost.Deploy)]));
        await Host.Kernel.StartEagerAsync(Token);
        await _supervised.WhenAsync("a", PluginState.Active);
    }

    private async Task CommitAsync(PluginDeployment next)
    {
        var update = new GivenUpdate(Host, next);
        await update.WhenAsync(UpdatePhase.Watch);
        Assert.Equal(UpdateState.Committed, (await update.PromoteAsync()).State);
    }

    private async Task ExpectAsItWasAsync()
    {
        Assert.Equal((PluginState.Active, 1), (Host.Status("a").State, Host.Status("a").Generation));
        Assert.Equal("slow", Text(Host.Kernel.DeploymentOf("a")!.Config));
        Assert.Equal("slow", await Host.Work().WorkAsync(Token));
    }
}
