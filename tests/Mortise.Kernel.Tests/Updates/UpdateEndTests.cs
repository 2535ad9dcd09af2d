using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Mortise.Updates;
using Xunit;

namespace Mortise.Kernel.Tests.Updates;

/// <summary>Every update ends, whatever is thrown, and says what has come of it.</summary>
public sealed class UpdateEndTests
{
    private static readonly TimeSpan _start = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _drain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _stop = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _health = TimeSpan.FromSeconds(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("load", "MT3211")]
    [InlineData("construct", "MT3213")]
    [InlineData("prepare", "MT3214")]
    [InlineData("warm", "MT3211")]
    [InlineData("probe", "MT3225")]
    [InlineData("export", "MT3511")]
    [InlineData("import", "MT3512")]
    [InlineData("activate", "MT3215")]
    public async Task WhatNoLevelMayThrow_EndsTheUpdate_AndTheHostCanBeStopped(string step, string code)
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0", 1));
        host.Isolation.At = each =>
            each == $"a {step}" ? throw new FileNotFoundException("no ink") : Task.CompletedTask;

        var end = await new GivenUpdate(host, Plugin("2.0.0", 2, 1)).EndAsync();

        Assert.Equal((UpdateState.RolledBack, code), (end.State, end.Reason));
        Assert.Contains("no ink", end.Explanation, StringComparison.Ordinal);
        Assert.Equal("a", await host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task IllForAWhileInALongWatch_IsFoundByTheNextProbe()
    {
        var time = new FakeTimeProvider();
        var deadlines = new KernelDeadlines { Watch = TimeSpan.FromDays(300), Heartbeat = TimeSpan.FromMinutes(10) };
        await using var host = new FakeHost(
            time, deadlines, ImmutableDictionary<string, GroupSpec>.Empty, "test.a");
        await host.RunAsync(Plugin("1.0.0"));
        var update = new GivenUpdate(host, Plugin("2.0.0"));
        await update.WhenAsync(UpdatePhase.Watch);
        var well = time.GetUtcNow() + TimeSpan.FromDays(200);
        host.Isolation.At = each => each == "a probe" && time.GetUtcNow() < well
            ? throw new InvalidOperationException("no ink")
            : Task.CompletedTask;

        var ended = update.EndAsync();
        while (!ended.IsCompleted)
        {
            time.Advance(deadlines.Heartbeat);
            await Task.Yield();
        }

        var end = await ended;
        Assert.Equal((UpdateState.RolledBack, "MT3225"), (end.State, end.Reason));
        Assert.Equal("1.0.0", host.Status("a").Version);
    }

    [Fact]
    public async Task WhatIsThrownAfterTheLastWayBack_IsReported_AndTheUpdateIsCommitted()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0"));
        var update = new GivenUpdate(host, Plugin("2.0.0"));
        await update.WhenAsync(UpdatePhase.Watch);
        host.Isolation.At = _ =>
        {
            host.Isolation.Entered = static () => throw new FileNotFoundException("no ink");
            return Task.CompletedTask;
        };

        var end = await update.PromoteAsync();
        (host.Isolation.At, host.Isolation.Entered) = (static _ => Task.CompletedTask, static () => { });

        Assert.Equal(UpdateState.Committed, end.State);
        Assert.Contains(host.Records.OfType<KernelRecord.Fault>(), static fault =>
            fault.Reason.Explanation.Contains("no ink", StringComparison.Ordinal));
        Assert.Equal("a", await host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task CodeThatCannotBeGivenUp_IsReported_AndTheInstanceHasStopped()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0"));
        host.Isolation.At = each =>
        {
            host.Isolation.Entered = each == "a stop"
                ? static () => throw new FileNotFoundException("no ink")
                : static () => { };
            return Task.CompletedTask;
        };

        Assert.Null((await host.Kernel.StopAsync("a", Token)).Refusal);
        (host.Isolation.At, host.Isolation.Entered) = (static _ => Task.CompletedTask, static () => { });

        Assert.Equal(PluginState.Installed, host.Status("a").State);
        Assert.Contains(host.Records.OfType<KernelRecord.Fault>(), static fault =>
            fault.Reason.Explanation.Contains("no ink", StringComparison.Ordinal));
        Assert.Null(await host.Kernel.StartAsync("a", Token));
    }

    [Fact]
    public async Task RolledBack_TheOldVersionThatDoesNotTakeTheStateBack_GoesOnFromWhereItWas()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0", 1));
        var update = new GivenUpdate(host, Plugin("2.0.0", 2, 1));
        await update.WhenAsync(UpdatePhase.Watch);
        var imports = 0;
        host.Isolation.At = each => each == "a import" && ++imports == 1
            ? throw new InvalidOperationException("no memory")
            : Task.CompletedTask;

        var end = await update.CancelAsync();

        Assert.Equal(["2: state of 1 1", "1: state of 1 1"], host.Isolation.Imported);
        Assert.Contains("goes on from where it was", end.Explanation, StringComparison.Ordinal);
        Assert.Equal("a", await host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task RolledBack_TheOldVersionThatTakesNoStateAtAll_IsRestartedByItsSupervisor()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0", 1));
        var update = new GivenUpdate(host, Plugin("2.0.0", 2, 1));
        await update.WhenAsync(UpdatePhase.Watch);
        host.Isolation.At = static each =>
            each == "a import" ? throw new InvalidOperationException("no memory") : Task.CompletedTask;

        var end = await update.CancelAsync();

        Assert.Equal(UpdateState.RolledBack, end.State);
        Assert.Contains("its supervisor decides", end.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("goes on from where it was", end.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("serves as before", end.Explanation, StringComparison.Ordinal);
        while (host.Status("a") is not { State: PluginState.Active, Generation: 3 })
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task CallsThatAreCutOff_AreCountedInTheDrain()
    {
        var time = new FakeTimeProvider();
        await using var host = new FakeHost(time, "test.a");
        var never = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Isolation.Answer = request => request.Generation == 1
            ? () => never.Task
            : () => Task.FromResult("new");
        await host.RunAsync(Plugin("1.0.0"));
        Task<string>[] inside = [host.Work().WorkAsync(Token).AsTask(), host.Work().WorkAsync(Token).AsTask()];
        var update = new GivenUpdate(host, Plugin("2.0.0"));
        await update.WhenAsync(UpdatePhase.Watch);

        var promoted = update.PromoteAsync();
        await update.WhenAsync(UpdatePhase.Drain);
        time.Advance(_drain);
        var end = await promoted;

        Assert.Equal(UpdateState.Committed, end.State);
        Assert.Equal("Cut off: 2 × test.a/1 Work of 'host'.", OutcomeOf(end, UpdatePhase.Drain));
        Assert.Equal("Done.", OutcomeOf(end, UpdatePhase.Commit));
        never.SetResult("late");
        await Task.WhenAll(inside).ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task RollBackThatWaitsForCalls_NamesThem_AndSaysWhichItCutOff()
    {
        var time = new FakeTimeProvider();
        await using var host = new FakeHost(time, "test.a");
        var never = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Isolation.Answer = request => request.Generation == 2
            ? () => never.Task
            : () => Task.FromResult("old");
        await host.RunAsync(Plugin("1.0.0"));
        var update = new GivenUpdate(host, Plugin("2.0.0"));
        await update.WhenAsync(UpdatePhase.Watch);
        var inside = host.Work().WorkAsync(Token).AsTask();

        var cancelled = update.CancelAsync();
        await update.WhenAsync(UpdatePhase.RollBack);
        var holder = Assert.Single(update.Report().Holders);
        Assert.Equal(("host", "test.a/1 Work", 1L), (holder.Caller, holder.Operation, holder.Calls));
        while (!cancelled.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("Cut off: 1 × test.a/1 Work of 'host'.", OutcomeOf(await cancelled, UpdatePhase.RollBack));
        never.SetResult("late");
        await inside.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task DeadlineOfEachPhase_IsTheSumOfWhatItMayTake()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0", 1));
        var update = new GivenUpdate(host, Plugin("2.0.0", 2, 1));
        await update.WhenAsync(UpdatePhase.Watch);

        var end = await update.CancelAsync();

        Assert.Equal(
            [
                (UpdatePhase.Resolve, TimeSpan.Zero),
                (UpdatePhase.Load, _start),
                (UpdatePhase.Prepare, 2 * _start),
                (UpdatePhase.WarmUp, _start),
                (UpdatePhase.Probe, _health),
                (UpdatePhase.Gate, _drain + _stop),
                (UpdatePhase.HandOver, 2 * _start),
                (UpdatePhase.Activate, _start),
                (UpdatePhase.Switch, 2 * _stop),
                (UpdatePhase.Watch, _health + _health),
                (UpdatePhase.RollBack, (2 * _drain) + (3 * _start) + (4 * _stop)),
            ],
            end.Steps.Select(static step => (step.Phase, step.Deadline)));
    }

    [Fact]
    public async Task DeadlineOfARollBack_IsThatOfWhatWasDone()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Plugin("1.0.0"));
        var update = new GivenUpdate(host, Plugin("2.0.0"));
        await update.WhenAsync(UpdatePhase.Watch);

        var end = await update.CancelAsync();

        Assert.Equal(_drain + (3 * _stop), end.Steps[^1].Deadline);
    }

    [Fact]
    public async Task VersionWithoutWhatAnotherNeeds_IsRefused_AlsoWhileNothingRuns()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(
            Plugin("1.0.0") with { ActivationOverride = Activation.OnDemand },
            Given.Plugin("user").Requires("test.a"));

        var begun = host.Kernel.Update(FakeHost.Deploy(Given.Plugin("a").Provides("test.b")), null);

        Assert.Equal("MT3502", begun.Refusal?.Code);
        Assert.Contains("'user'", begun.Refusal!.Explanation, StringComparison.Ordinal);
        Assert.Equal("a", await host.Work().WorkAsync(Token));
    }

    private static string OutcomeOf(UpdateReport report, UpdatePhase phase) =>
        report.Steps.Single(step => step.Phase == phase).Outcome;

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
