using Microsoft.Extensions.Time.Testing;
using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Mortise.Updates;
using Xunit;

namespace Mortise.Kernel.Tests.Updates;

public sealed class CanaryTests
{
    private static readonly CanaryPlan _quarter = new(25) { Window = TimeSpan.FromSeconds(20), Calls = 50 };

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AShareOfTheCalls_GoesToTheNewVersion_AndAllOfThemWhenItDoesWell()
    {
        await using var host = await RunAsync();
        var update = await SharedAsync(host, _quarter);

        var answers = await CallAsync(host, 400);
        Assert.Equal((300, 100), (answers["1.0.0"], answers["2.0.0"]));
        var report = update.Report().Canary!;
        Assert.Equal((25, 300L, 100L, 0L), (report.Share, report.Old.Calls, report.New.Calls, report.New.Failed));
        await LeaveCanaryAsync(update);
        await update.WhenAsync(UpdatePhase.Watch);
        Assert.Equal("2.0.0", await host.Work().WorkAsync(Token));

        var end = await update.PromoteAsync();
        Assert.Equal(UpdateState.Committed, end.State);
        Assert.Equal(100L, end.Canary!.New.Calls - 1);
        Balances(host, 401, failed: 0);
    }

    [Fact]
    public async Task ConsumersWhoTakeTurnsAtOperations_GetTheShareOfEach()
    {
        await using var host = await RunAsync();
        await SharedAsync(host, _quarter with { Share = 50 });
        var (even, odd) = (0, 0);
        for (var call = 0; call < 200; call++)
        {
            var isNew = await host.Work().WorkAsync(Token) == "2.0.0";
            even += isNew && call % 2 == 0 ? 1 : 0;
            odd += isNew && call % 2 == 1 ? 1 : 0;
        }

        Assert.InRange(even, 45, 55);
        Assert.InRange(odd, 45, 55);
    }

    [Fact]
    public async Task VersionWhoseCallsFail_IsTakenBack_BeforeTheWindowEnds()
    {
        await using var host = await RunAsync(static () => throw new InvalidOperationException("no ink"));
        var update = await SharedAsync(host, _quarter);
        var failed = 0;
        for (var call = 0; call < 8; call++)
        {
            failed += await FailsAsync(host) ? 1 : 0;
        }

        Assert.Equal(2, failed);
        _time.Advance(TimeSpan.FromSeconds(2));
        await LeaveCanaryAsync(update, TimeSpan.FromMilliseconds(1));
        var end = await update.EndAsync();

        Assert.Equal((UpdateState.RolledBack, "MT3514"), (end.State, end.Reason));
        Assert.Contains("Of its 2 calls 2 failed", end.Explanation, StringComparison.Ordinal);
        Assert.Equal("1.0.0", await host.Work().WorkAsync(Token));
        Balances(host, 9, failed: 2);
    }

    [Fact]
    public async Task SlowerVersion_IsTakenBack()
    {
        await using var host = await RunAsync(Slowly);
        var update = await SharedAsync(host, _quarter);
        await CallAsync(host, 240);
        await LeaveCanaryAsync(update);
        var end = await update.EndAsync();

        Assert.Equal((UpdateState.RolledBack, "MT3514"), (end.State, end.Reason));
        Assert.InRange(end.Canary!.New.Median.TotalMilliseconds, 10, 11.25);
        Assert.Equal(0, end.Canary.Old.Median.TotalMilliseconds, 0.001);

        Task<string> Slowly()
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            return Task.FromResult("2.0.0");
        }
    }

    [Fact]
    public async Task VersionThatIsUnwell_IsTakenBack()
    {
        await using var host = await RunAsync();
        var update = await SharedAsync(host, _quarter);
        host.Isolation.Health = static (_, generation) =>
            generation == 2 ? new HealthReport(HealthState.Unhealthy, "no ink") : HealthReport.Healthy;
        await LeaveCanaryAsync(update);

        var end = await update.EndAsync();
        Assert.Equal((UpdateState.RolledBack, "MT3505"), (end.State, end.Reason));
        Assert.Equal("1.0.0", await host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task TooFewCallsToJudgeBy_BringTheOldVersionBack()
    {
        await using var host = await RunAsync();
        var update = await SharedAsync(host, _quarter);
        await CallAsync(host, 8);
        await LeaveCanaryAsync(update);

        var end = await update.EndAsync();
        Assert.Equal((UpdateState.RolledBack, "MT3515"), (end.State, end.Reason));
        Assert.Contains("It answered 2 calls and the version before 6", end.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promoted_ItGetsAllCalls_Unjudged()
    {
        await using var host = await RunAsync();
        var update = await SharedAsync(host, _quarter);
        Assert.Equal(UpdateState.Committed, (await update.PromoteAsync()).State);
        Assert.Equal("2.0.0", await host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task Cancelled_TheCallInsideTheNewVersion_EndsThere()
    {
        var inside = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await RunAsync(() => inside.Task);
        var update = await SharedAsync(host, _quarter with { Share = 99 });
        var call = host.Work().WorkAsync(Token).AsTask();

        var cancelled = update.CancelAsync();
        await update.WhenAsync(UpdatePhase.RollBack);
        Assert.Equal("1.0.0", await host.Work().WorkAsync(Token));
        Assert.False(call.IsCompleted);
        inside.SetResult("2.0.0");

        Assert.Equal("2.0.0", await call);
        Assert.Equal((UpdateState.RolledBack, "MT3503"), ((await cancelled).State, (await cancelled).Reason));
        Balances(host, 2, failed: 0);
    }

    [Fact]
    public async Task FailureAfterTheCanary_EndsCallsInsideOnce_AndReturns()
    {
        await using var host = await RunAsync();
        var update = await SharedAsync(host, _quarter);
        await CallAsync(host, 240);
        await LeaveCanaryAsync(update);
        await update.WhenAsync(UpdatePhase.Watch);
        Assert.Equal(UpdateState.RolledBack, (await update.CancelAsync()).State);
        Assert.Equal("1.0.0", await host.Work().WorkAsync(Token));
        Assert.Single(host.Isolation.Of("drain"));
    }

    [Fact]
    public async Task TheNextUpdate_ComesAfterACanary_AsAfterAnyOther()
    {
        await using var host = await RunAsync();
        await (await SharedAsync(host, _quarter)).PromoteAsync();
        await (await SharedAsync(host, _quarter, "3.0.0")).CancelAsync();
        Assert.Equal(UpdateState.Committed, (await new GivenUpdate(host, Plugin("4.0.0")).PromoteAsync()).State);
        Assert.Equal("4.0.0", await host.Work().WorkAsync(Token));
        Assert.Equal(0L, host.Status("a").Calls.Rejected);
    }

    [Fact]
    public async Task PlanOfTheDeployment_HoldsUnlessTheUpdateSaysOtherwise()
    {
        await using var host = NewHost();
        Assert.Null(host.Kernel.Install([FakeHost.Deploy(Plugin("1.0.0")) with { Canary = _quarter }]));
        await host.Kernel.StartEagerAsync(Token);

        var shared = new GivenUpdate(host, Plugin("2.0.0"));
        await shared.WhenAsync(UpdatePhase.Canary);
        await shared.CancelAsync();
        var at = new GivenUpdate(host, Plugin("2.0.0"), new CanaryPlan(0));
        await at.WhenAsync(UpdatePhase.Watch);
        Assert.Null(at.Report().Canary);
    }

    [Theory]
    [InlineData(100, 20, false, "1 to 99")]
    [InlineData(-1, 20, false, "1 to 99")]
    [InlineData(10, 0, false, "window")]
    [InlineData(10, 20, true, "remembers a state")]
    public async Task PlanThatCannotBeCarriedOut_IsRefused(int share, int seconds, bool hasState, string says)
    {
        await using var host = await RunAsync();
        var model = Plugin("2.0.0");
        model = hasState ? model with { Manifest = model.Manifest with { States = [1] } } : model;
        var plan = new CanaryPlan(share) { Window = TimeSpan.FromSeconds(seconds) };

        var refusal = host.Kernel.Update(FakeHost.Deploy(model), plan).Refusal!;

        Assert.Equal("MT3516", refusal.Code);
        Assert.Contains(says, refusal.Explanation, StringComparison.Ordinal);
    }

    private static InstanceModel Plugin(string version)
    {
        var model = Given.Plugin("a").Provides("test.a");
        return model with { Manifest = model.Manifest with { Version = PluginVersion.Parse(version) } };
    }

    private static async Task<GivenUpdate> SharedAsync(FakeHost host, CanaryPlan plan, string version = "2.0.0")
    {
        var update = new GivenUpdate(host, Plugin(version), plan);
        await update.WhenSharedAsync();
        return update;
    }

    private static async Task<Dictionary<string, int>> CallAsync(FakeHost host, int calls)
    {
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var call = 0; call < calls; call++)
        {
            var answer = await host.Work().WorkAsync(Token);
            answers[answer] = answers.GetValueOrDefault(answer) + 1;
        }

        return answers;
    }

    private static async Task<bool> FailsAsync(FakeHost host)
    {
        try
        {
            await host.Work().WorkAsync(Token);
            return false;
        }
        catch (FaultedException)
        {
            return true;
        }
    }

    private static void Balances(FakeHost host, int accepted, int failed)
    {
        var calls = host.Status("a").Calls;
        Assert.Equal(
            (accepted, accepted - failed, failed, 0L, 0L),
            (calls.Accepted, calls.Completed, calls.Failed, calls.Cancelled, calls.Rejected));
    }

    private async Task LeaveCanaryAsync(GivenUpdate update, TimeSpan? step = null)
    {
        // The update arms its timer when it comes to that, which nobody is told.
        while (update.Report().Phase == UpdatePhase.Canary)
        {
            _time.Advance(step ?? TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private FakeHost NewHost()
    {
        var host = new FakeHost(_time, "test.a");
        host.Isolation.Answer = static request => () => Task.FromResult($"{request.Manifest.Version}");
        return host;
    }

    private async Task<FakeHost> RunAsync(Func<Task<string>>? ofNew = null)
    {
        var host = NewHost();
        if (ofNew is not null)
        {
            host.Isolation.Answer = request => request.Generation == 1 ? () => Task.FromResult("1.0.0") : ofNew;
        }

        await host.RunAsync(Plugin("1.0.0"));
        return host;
    }
}
