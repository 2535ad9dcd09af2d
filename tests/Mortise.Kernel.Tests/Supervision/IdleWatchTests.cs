using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Mortise.Updates;
using Xunit;

namespace Mortise.Kernel.Tests.Supervision;

public sealed class IdleWatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InstanceWithoutCalls_IsStopped_AndSaysWhy_AndTheNextCallRevivesIt()
    {
        await using var test = new IdleHost();
        test.Install(IdleHost.OnDemand);
        Assert.Equal("a", await test.CallAsync());

        await test.FallIdleAsync();
        var stopped = await test.WhenAsync(PluginState.Resolved);
        stopped = await test.WhenAsync(PluginState.Resolved);

        Assert.Equal(ReasonCode.StoppedIdle, stopped.Reason.Code);
        Assert.Equal("No call came to it for 8 s. The next one starts it again.", stopped.Reason.Explanation);
        Assert.Equal(("MT3233", PluginState.Resolved), (test.Host.Why("a").Code, test.Host.Status("a").State));
        Assert.Equal(["a"], test.Host.Isolation.Of("stop"));
        Assert.Contains(test.Host.Records, static record => record is KernelRecord.Unloaded { Generation: 1 });
        Assert.Single(test.Host.Kernel.ContractsFor("operator"), static each => each.Contract.Name == "test.a");

        Assert.Equal("a", await test.CallAsync());
        Assert.Equal(2, test.Host.Status("a").Generation);
        Assert.Equal(new CallTotals(2, 2, 0, 0, 0), test.Host.Status("a").Calls);
    }

    [Fact]
    public async Task EachCall_PutsTheStopOff()
    {
        await using var test = new IdleHost();
        test.Install(IdleHost.OnDemand);

        for (var call = 0; call < 4; call++)
        {
            Assert.Equal("a", await test.CallAsync());
            await test.LooksAsync(4);
        }

        Assert.Equal("a", await test.CallAsync());
        Assert.Equal(PluginState.Active, await test.StateAsync());
        Assert.Equal(1, test.Host.Status("a").Generation);
    }

    [Fact]
    public async Task CallThatIsInside_KeepsItRunning_HoweverLong()
    {
        await using var test = new IdleHost();
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        test.Host.Isolation.Answer = _ => () => answer.Task;
        test.Install(IdleHost.OnDemand);
        var call = test.CallAsync();
        await test.WhenAsync(PluginState.Active);

        await test.LooksAsync(20);
        Assert.Equal(PluginState.Active, await test.StateAsync());
        answer.SetResult("late");

        Assert.Equal("late", await call);
        await test.FallIdleAsync();
        await test.WhenAsync(PluginState.Resolved);
    }

    [Fact]
    public async Task CallDuringTheStop_WaitsForItsEnd_AndStartsItAgain()
    {
        await using var test = new IdleHost();
        var (stopping, stop) = (new TaskCompletionSource(), new TaskCompletionSource());
        test.Host.Isolation.At = step =>
        {
            if (step != "a stop")
            {
                return Task.CompletedTask;
            }

            stopping.TrySetResult();
            return stop.Task;
        };
        test.Install(IdleHost.OnDemand);
        await test.CallAsync();
        await test.FallIdleAsync();
        await stopping.Task.WaitAsync(Token);

        var call = test.CallAsync();
        Assert.Equal(PluginState.Stopping, test.Host.Status("a").State);
        Assert.False(call.IsCompleted);
        stop.SetResult();

        Assert.Equal("a", await call);
        Assert.Equal(2, test.Host.Status("a").Generation);
        Assert.Equal(new CallTotals(2, 2, 0, 0, 0), test.Host.Status("a").Calls);
    }

    [Fact]
    public async Task StopByAnOperatorDuringTheIdleStop_Lasts_AndTheCallThatWaitedIsAnswered()
    {
        await using var test = new IdleHost();
        var (stopping, stop) = (new TaskCompletionSource(), new TaskCompletionSource());
        test.Host.Isolation.At = step =>
        {
            if (step != "a stop")
            {
                return Task.CompletedTask;
            }

            stopping.TrySetResult();
            return stop.Task;
        };
        test.Install(IdleHost.OnDemand);
        await test.CallAsync();
        await test.FallIdleAsync();
        await stopping.Task.WaitAsync(Token);
        var waiting = test.CallAsync();

        var operators = test.Host.Kernel.StopAsync("a", Token);
        await Assert.ThrowsAsync<UnavailableException>(test.CallAsync);
        stop.SetResult();
        Assert.Null((await operators).Refusal);

        await Assert.ThrowsAsync<UnavailableException>(() => waiting);
        await Assert.ThrowsAsync<UnavailableException>(test.CallAsync);
        Assert.Equal(PluginState.Installed, test.Host.Status("a").State);
        Assert.Equal("MT3009", test.Host.Why("a").Code);
        Assert.Null(await test.Host.Kernel.StartAsync("a", Token));
        Assert.Equal("a", await test.CallAsync());
    }

    [Fact]
    public async Task StopByAnOperator_OfOneThatIsIdle_IsNotUndoneByACall()
    {
        await using var test = new IdleHost();
        test.Install(IdleHost.OnDemand);
        await test.CallAsync();
        await test.FallIdleAsync();
        await test.WhenAsync(PluginState.Stopping);
        await test.WhenAsync(PluginState.Resolved);

        Assert.Null((await test.Host.Kernel.StopAsync("a", Token)).Refusal);

        await Assert.ThrowsAsync<UnavailableException>(test.CallAsync);
        Assert.Equal(1, test.Host.Status("a").Generation);
    }

    [Fact]
    public async Task CallsThatMeetTheStop_AreAllAnswered()
    {
        const int Rounds = 200;
        const int Callers = 4;
        await using var test = new IdleHost();
        test.Install(IdleHost.OnDemand);
        await test.CallAsync();

        for (var round = 0; round < Rounds; round++)
        {
            await test.LooksAsync(4);
            var calls = Enumerable.Range(0, Callers).Select(_ => Task.Run(test.CallAsync, Token)).ToArray();
            await test.LooksAsync(1);
            Assert.All(await Task.WhenAll(calls), static answer => Assert.Equal("a", answer));
        }

        var status = test.Host.Status("a");
        Assert.Equal(new CallTotals(1 + (Rounds * Callers), 1 + (Rounds * Callers), 0, 0, 0), status.Calls);
        Assert.Equal(0, test.Host.Kernel.Unanswered.Accepted);
        Assert.InRange(status.Generation, 2, 1 + Rounds);
    }

    [Fact]
    public async Task IdleStops_DoNotCountAsFailures()
    {
        await using var test = new IdleHost();
        var spec = IdleHost.Idle with { Intensity = new RestartIntensity(0, TimeSpan.FromHours(1)) };
        Assert.Null(test.Host.Kernel.Install([FakeHost.Deploy(IdleHost.OnDemand, spec)]));

        for (var revival = 1; revival < 5; revival++)
        {
            Assert.Equal("a", await test.CallAsync());
            await test.FallIdleAsync();
            await test.WhenAsync(PluginState.Stopping);
            await test.WhenAsync(PluginState.Resolved);
            Assert.Equal(revival, test.Host.Status("a").Generation);
        }

        Assert.DoesNotContain(test.Host.Records, static record => record is KernelRecord.Fault);
    }

    [Fact]
    public async Task OneThatHasMoreToLoseThanItsCode_IsNotStopped()
    {
        var stateful = IdleHost.OnDemand with { Manifest = IdleHost.OnDemand.Manifest with { States = [1] } };
        var working = IdleHost.OnDemand with { Manifest = IdleHost.OnDemand.Manifest with { Roles = ["background"] } };
        var eager = IdleHost.OnDemand with { ActivationOverride = Activation.Eager };
        foreach (var model in (InstanceModel[])[stateful, working, eager])
        {
            await using var test = new IdleHost();
            test.Install(model);
            Assert.Null(await test.Host.Kernel.StartAsync("a", Token));

            await test.FallIdleAsync();

            Assert.Equal(PluginState.Active, await test.StateAsync());
        }
    }

    [Fact]
    public async Task OneThatCouldNotComeBack_IsNotStopped()
    {
        await using var test = new IdleHost();
        Assert.Null(test.Host.Install(Given.Plugin("b").Provides("test.b")));
        test.Install(IdleHost.OnDemand.Requires("test.b"));
        await test.CallAsync();
        Assert.Null((await test.Host.Kernel.RemoveAsync("b", Token)).Refusal);

        await test.FallIdleAsync();
        Assert.Equal(PluginState.Active, await test.StateAsync());

        Assert.Null(test.Host.Install(Given.Plugin("b").Provides("test.b")));
        await test.LooksAsync(1);
        await test.WhenAsync(PluginState.Stopping);
        await test.WhenAsync(PluginState.Resolved);
        Assert.Equal("a", await test.CallAsync());
    }

    [Fact]
    public async Task OneThatIsBeingUpdated_IsNotStopped_UntilTheUpdateHasEnded()
    {
        await using var test = new IdleHost();
        var prepare = new TaskCompletionSource();
        test.Install(IdleHost.OnDemand);
        await test.CallAsync();
        await test.WhenAsync(PluginState.Active);
        test.Host.Isolation.At = step => step == "a prepare" ? prepare.Task : Task.CompletedTask;

        var update = test.Host.Kernel.Update(test.Host.Kernel.DeploymentOf("a")!);
        await test.LooksAsync(6);
        Assert.Equal(PluginState.Active, await test.StateAsync());
        prepare.SetResult();
        while (!update.Value!.Ended.IsCompleted)
        {
            await test.LooksAsync(1);
        }

        Assert.Equal(UpdateState.Committed, update.Value.Report().State);
        Assert.Equal((PluginState.Active, 2), (test.Host.Status("a").State, test.Host.Status("a").Generation));
        await test.FallIdleAsync();
        await test.WhenAsync(PluginState.Resolved);
    }

    [Fact]
    public async Task UpdateOfOneThatIsIdle_ProvesThatTheNewVersionStarts_AndItFallsIdleAgain()
    {
        await using var test = new IdleHost();
        test.Install(IdleHost.OnDemand);
        await test.CallAsync();
        await test.FallIdleAsync();
        await test.WhenAsync(PluginState.Stopping);
        await test.WhenAsync(PluginState.Resolved);

        test.Host.Isolation.At = static step =>
            step == "a activate" ? throw new InvalidOperationException("no") : Task.CompletedTask;
        var broken = test.Host.Kernel.Update(test.Host.Kernel.DeploymentOf("a")!);
        await broken.Value!.Ended.WaitAsync(Token);
        Assert.Equal(UpdateState.RolledBack, broken.Value.Report().State);

        test.Host.Isolation.At = static _ => Task.CompletedTask;
        var update = test.Host.Kernel.Update(test.Host.Kernel.DeploymentOf("a")!);
        await update.Value!.Ended.WaitAsync(Token);
        Assert.Equal(UpdateState.Committed, update.Value.Report().State);

        await test.FallIdleAsync();
        Assert.Equal(ReasonCode.StoppedIdle, (await test.WhenAsync(PluginState.Stopping)).Reason.Code);
        await test.WhenAsync(PluginState.Resolved);
        Assert.Equal("a", await test.CallAsync());
    }
}
