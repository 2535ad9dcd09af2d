using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Mortise.Kernel.Tests.Updates;
using Mortise.Updates;
using Xunit;

namespace Mortise.Kernel.Tests.Supervision;

/// <summary>Named by the words of Erlang's supervisors: kind of child, strategy, event.</summary>
public sealed class SupervisorTests
{
    private static readonly ChildSpec _transient = ChildSpec.Default;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RestartKind.Transient)]
    [InlineData(RestartKind.Permanent)]
    public async Task ChildThatFails_IsStoppedAndRestartedAtOnce(RestartKind kind)
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient with { Restart = kind }));

        test.Fail("a");
        var faulted = await test.WhenAsync("a", PluginState.Faulted);
        await test.WhenAsync("a", PluginState.Active);

        Assert.Equal(ReasonCode.BackgroundFailed, faulted.Reason.Code);
        Assert.Equal("a", await WorkAsync(test));
        Assert.Equal(2, test.Host.Status("a").Generation);
        Assert.Equal(["a", "a"], test.Host.Isolation.Of("activate"));
        Assert.Equal(["a"], test.Host.Isolation.Of("stop"));
        var why = test.Host.Why("a");
        var restart = why.History.First(static change => change.Code == "MT3228");
        Assert.Contains("no disk", restart.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TransientWhoseWorkEnds_GoesOn_AndPermanentIsRestarted()
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient), ("b", _transient with { Restart = RestartKind.Permanent }));

        test.EndWork("a");
        test.EndWork("b");
        var faulted = await test.WhenAsync("b", PluginState.Faulted);
        await test.WhenAsync("b", PluginState.Active);

        Assert.Equal(ReasonCode.BackgroundEnded, faulted.Reason.Code);
        Assert.Equal((1, 2), (test.Host.Status("a").Generation, test.Host.Status("b").Generation));
        Assert.Equal(PluginState.Active, test.Host.Status("a").State);
    }

    [Fact]
    public async Task Temporary_StaysFaulted_UntilAnOperatorStartsIt()
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient with { Restart = RestartKind.Temporary }));

        test.Fail("a");
        await test.WhenAsync("a", PluginState.Faulted);
        Assert.Null(await test.Host.Kernel.StartAsync("a", Token));

        Assert.Equal(["a", "a"], test.Host.Isolation.Of("activate"));
    }

    [Fact]
    public async Task FurtherRestarts_WaitTwiceAsLongEach_UpToTheLongest()
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient with { LongestBackoff = TimeSpan.FromSeconds(4) }));
        await test.FailAndReturnAsync("a");

        foreach (var seconds in new[] { 1, 2, 4, 4 })
        {
            test.Fail("a");
            await test.WhenAsync("a", PluginState.Faulted);
            await test.Time.PassAsync(TimeSpan.FromSeconds(0.75 * seconds), TimeSpan.FromSeconds(seconds), Token);
            await test.WhenAsync("a", PluginState.Active);
        }
    }

    [Fact]
    public async Task ChildThatExceedsItsIntensity_IsQuarantined_AndItsCallersLearnAtOnce()
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient with { Intensity = new(1, TimeSpan.FromMinutes(1)) }));
        await test.FailAndReturnAsync("a");

        test.Fail("a");
        var quarantined = await test.WhenAsync("a", PluginState.Quarantined);

        Assert.Equal(ReasonCode.Quarantined, quarantined.Reason.Code);
        Assert.Contains("no disk", quarantined.Reason.Explanation, StringComparison.Ordinal);
        var absent = await Assert.ThrowsAsync<UnavailableException>(async () => await WorkAsync(test));
        Assert.Equal(UnavailableReason.Quarantined, absent.Reason);

        // It stays so until an operator releases it, with a clean slate.
        Assert.Null(await test.Host.Kernel.StartAsync("a", Token));
        Assert.Equal("a", await WorkAsync(test));
        await test.FailAndReturnAsync("a");
    }

    [Fact]
    public async Task Quarantine_IsReleasedByAnUpdate()
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient with { Intensity = new(0, TimeSpan.FromMinutes(1)) }));
        test.Fail("a");
        await test.WhenAsync("a", PluginState.Quarantined);

        var update = test.Host.Kernel.Update(test.Host.Kernel.DeploymentOf("a")!);
        Assert.Null(update.Refusal);
        await update.Value!.Ended.WaitAsync(Token);

        Assert.Equal(UpdateState.Committed, update.Value.Report().State);
        Assert.Equal("a", await WorkAsync(test));
    }

    [Fact]
    public async Task RestartsAreForgotten_WhenTheirPeriodHasPassed()
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient with { Intensity = new(1, TimeSpan.FromMinutes(1)) }));

        for (var failure = 0; failure < 5; failure++)
        {
            await test.FailAndReturnAsync("a");
            test.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(PluginState.Active, test.Host.Status("a").State);
    }

    [Fact]
    public async Task RestartThatFails_CountsAsAFailure()
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient with { Intensity = new(2, TimeSpan.FromMinutes(1)) }));
        test.Host.Isolation.At = static step =>
            step == "a activate" ? throw new InvalidOperationException("no net") : Task.CompletedTask;

        test.Fail("a");
        await test.Time.PassAsync(TimeSpan.FromSeconds(0.75), TimeSpan.FromSeconds(1), Token);
        var quarantined = await test.WhenAsync("a", PluginState.Quarantined);

        Assert.Contains("no net", quarantined.Reason.Explanation, StringComparison.Ordinal);
        Assert.Equal(["a", "a", "a"], test.Host.Isolation.Of("activate"));
    }

    [Fact]
    public async Task StartThatFailsBeforeItEverServed_IsNotTriedAgain()
    {
        await using var test = new SupervisedHost();
        test.Host.Isolation.At = static step =>
            step == "a activate" ? throw new InvalidOperationException("no net") : Task.CompletedTask;

        await test.RunAsync(("a", _transient));

        Assert.Equal(PluginState.Faulted, test.Host.Status("a").State);
        Assert.Equal(["a"], test.Host.Isolation.Of("activate"));
    }

    [Fact]
    public async Task ChildThatIsStoppedWhileItsRestartWaits_StaysStopped()
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient), ("b", _transient));
        await test.FailAndReturnAsync("a");
        test.Fail("a");
        await test.WhenAsync("a", PluginState.Faulted);

        await test.Host.Kernel.StopAsync("a", Token);
        await test.Time.PassAsync(TimeSpan.FromSeconds(0.75), TimeSpan.FromSeconds(1), Token);
        await test.FailAndReturnAsync("b");

        Assert.Equal(["a", "b", "a", "b"], test.Host.Isolation.Of("activate"));
    }

    [Theory]
    [InlineData(RestartStrategy.OneForOne, "b")]
    [InlineData(RestartStrategy.OneForAll, "c a b", "b a c")]
    [InlineData(RestartStrategy.RestForOne, "c b", "b c")]
    public async Task Strategy_SaysWhoIsRestartedWithIt(
        RestartStrategy strategy, string stopped, string? started = null)
    {
        await using var test = new SupervisedHost(("g", new GroupSpec(strategy)));
        var member = _transient with { Group = "g" };
        await test.RunAsync(("a", member), ("b", member), ("c", member), ("d", _transient));

        test.Fail("b");
        await test.WhenAsync("b", PluginState.Faulted);
        await test.WhenAsync((started ?? "b")[^1..], PluginState.Active);

        // The one that failed is stopped first; the others in the reverse of the order in which they became active.
        var others = stopped.Split(' ').Where(static name => name != "b");
        Assert.Equal(["b", .. others], test.Host.Isolation.Of("stop"));
        Assert.Equal((started ?? "b").Split(' '), test.Host.Isolation.Of("activate")[4..]);
        Assert.All("abcd", name => Assert.Equal(PluginState.Active, test.Host.Status($"{name}").State));
    }

    [Fact]
    public async Task ExceededIntensity_EscalatesToTheGroup_AndThenToItsParent_AndThenQuarantinesTheChild()
    {
        var once = new RestartIntensity(1, TimeSpan.FromMinutes(1));
        await using var test = new SupervisedHost(
            ("outer", new GroupSpec(RestartStrategy.OneForOne) { Intensity = once }),
            ("inner", new GroupSpec(RestartStrategy.OneForOne) { Intensity = once, Parent = "outer" }));
        await test.RunAsync(
            ("a", _transient with { Group = "inner", Intensity = new(0, TimeSpan.FromMinutes(1)) }),
            ("b", _transient with { Group = "inner" }),
            ("c", _transient with { Group = "outer" }),
            ("d", _transient));

        test.Fail("a");
        await test.WhenAsync("b", PluginState.Active);
        Assert.Equal(["a", "b", "c", "d", "a", "b"], test.Host.Isolation.Of("activate"));

        test.Fail("a");
        await test.WhenAsync("c", PluginState.Active);
        Assert.Equal(["a", "b", "c"], test.Host.Isolation.Of("activate")[6..].Order());

        test.Fail("a");
        await test.WhenAsync("a", PluginState.Quarantined);
        Assert.All("bcd", name => Assert.Equal(PluginState.Active, test.Host.Status($"{name}").State));
    }

    [Fact]
    public async Task OneForAll_IsQuarantinedTogether()
    {
        await using var test = new SupervisedHost(
            ("g", new GroupSpec(RestartStrategy.OneForAll) { Intensity = new(0, TimeSpan.FromMinutes(1)) }));
        await test.RunAsync(
            ("a", _transient with { Group = "g", Intensity = new(0, TimeSpan.FromMinutes(1)) }),
            ("b", _transient with { Group = "g" }),
            ("c", _transient));

        test.Fail("a");
        await test.WhenAsync("a", PluginState.Quarantined);

        Assert.Equal(
            [PluginState.Quarantined, PluginState.Quarantined, PluginState.Active],
            "abc".Select(name => test.Host.Status($"{name}").State));
        Assert.Contains("'a' failed too often", test.Host.Status("b").Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ChildWhoseProbeFailsThreeTimes_IsRestarted(bool hangs)
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient));
        var probed = 0;
        var forever = new TaskCompletionSource();
        test.Host.Isolation.At = step =>
            hangs && step == "a probe" && test.Host.Status("a").Generation == 1 ? forever.Task : Task.CompletedTask;
        test.Host.Isolation.Health = (_, generation) => generation == 1
            ? new HealthReport(HealthState.Unhealthy, $"probe {++probed}")
            : HealthReport.Healthy;
        var faulted = test.WhenAsync("a", PluginState.Faulted);

        while (!faulted.IsCompleted)
        {
            // A beat, and its deadline.
            test.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        var reason = (await faulted).Reason;
        Assert.Equal(hangs ? ReasonCode.HealthTimedOut : ReasonCode.ProbeUnhealthy, reason.Code);
        Assert.Contains(hangs ? "5 s" : "probe 3", reason.Explanation, StringComparison.Ordinal);
        await test.WhenAsync("a", PluginState.Active);
        forever.SetResult();
    }

    [Fact]
    public async Task NewVersionThatFailsWhileItIsWatched_IsRolledBack_AndNotRestarted()
    {
        await using var test = new SupervisedHost();
        await test.RunAsync(("a", _transient));
        var model = Given.Plugin("a").Provides("test.a");
        model = model with { Manifest = model.Manifest with { Version = PluginVersion.Parse("2.0.0") } };
        var update = new GivenUpdate(test.Host, model);
        await update.WhenAsync(UpdatePhase.Watch);

        test.Fail("a");
        var end = await update.EndAsync();

        Assert.Equal((UpdateState.RolledBack, "MT3219"), (end.State, end.Reason));
        Assert.Equal((PluginState.Active, "1.0.0"), (test.Host.Status("a").State, test.Host.Status("a").Version));
        Assert.Equal(["a"], test.Host.Isolation.Of("stop"));
    }

    private static async Task<string> WorkAsync(SupervisedHost test) => await test.Host.Work().WorkAsync(Token);
}
