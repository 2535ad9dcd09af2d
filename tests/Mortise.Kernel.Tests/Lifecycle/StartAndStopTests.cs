using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Lifecycle;

public sealed class StartAndStopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instances_StartProvidersFirst_ThenByName_AndStopInReverse()
    {
        await using var host = new FakeHost();
        await host.RunAsync(
            Given.Plugin("anna").Requires("test.z"),
            Given.Plugin("bert").RequiresOptional("test.y"),
            Given.Plugin("zoe").Provides("test.z").RequiresMany("test.y"),
            Given.Plugin("yves").Provides("test.y"),
            Given.Plugin("carl"));

        await host.Kernel.StopAllAsync();

        Assert.Equal(["carl", "yves", "bert", "zoe", "anna"], host.Isolation.Of("activate"));
        Assert.Equal(["anna", "zoe", "bert", "yves", "carl"], host.Isolation.Of("stop"));
    }

    [Fact]
    public Task AnyGraph_StartsInTheOrderOfANaiveFormulation_AndStopsInReverse() =>
        Gen.Select(Gen.Int[0, 2].Array[28], Gen.Shuffle("abcdefgh".ToCharArray())).SampleAsync(async sample =>
        {
            var (edges, names) = sample;

            // Edges go from later to earlier nodes only, so there is no circle; names are in no order.
            var requires = Enumerable.Range(0, names.Length)
                .SelectMany(later => Enumerable.Range(0, later).Select(earlier => (later, earlier)))
                .Zip(edges, static (pair, kind) => (pair.later, pair.earlier, kind))
                .Where(static edge => edge.kind > 0)
                .ToArray();
            var plugins = names.Index().Select(node => requires
                .Where(edge => edge.later == node.Index)
                .Aggregate(
                    Given.Plugin($"{node.Item}").Provides($"test.{node.Item}"),
                    (plugin, edge) => edge.kind == 1
                        ? plugin.Requires($"test.{names[edge.earlier]}")
                        : plugin.RequiresOptional($"test.{names[edge.earlier]}")));
            await using var host = new FakeHost();
            await host.RunAsync([.. plugins]);
            await host.Kernel.StopAllAsync();

            var expected = new List<string>();
            while (expected.Count < names.Length)
            {
                expected.Add(names.Index()
                    .Where(node => !expected.Contains($"{node.Item}") && requires
                        .Where(edge => edge.later == node.Index)
                        .All(edge => expected.Contains($"{names[edge.earlier]}")))
                    .Min(static node => $"{node.Item}")!);
            }

            return expected.SequenceEqual(host.Isolation.Of("activate"))
                && Enumerable.Reverse(expected).SequenceEqual(host.Isolation.Of("stop"));
        }, iter: 50, threads: 1);

    [Fact]
    public async Task LateProvider_StartsTheConsumersThatWaitedForIt()
    {
        await using var host = new FakeHost();
        await host.RunAsync(
            Given.Plugin("second").Requires("test.b").Provides("test.c"), Given.Plugin("third").Requires("test.c"));
        Assert.Equal(["MT3002", "MT3006"], [host.Why("second").Code, host.Why("third").Code]);

        await host.RunAsync(Given.Plugin("first").Provides("test.b"));

        Assert.Equal(["first", "second", "third"], host.Isolation.Of("activate"));
    }

    [Fact]
    public async Task FailedProvider_IsTriedOnce_KeepsItsConsumersFromStarting_AndTheySayWhy()
    {
        await using var host = new FakeHost();
        host.Isolation.At = static step =>
            step == "a prepare" ? throw new InvalidOperationException("no disk") : Task.CompletedTask;
        await host.RunAsync(
            Given.Plugin("a").Provides("test.a"),
            Given.Plugin("b").Provides("test.b").Requires("test.a"),
            Given.Plugin("c").Requires("test.b"),
            Given.Plugin("d").RequiresOptional("test.a"));

        Assert.Equal(["a", "d"], host.Isolation.Of("load"));
        foreach (var name in new[] { "b", "c" })
        {
            var why = host.Why(name);
            Assert.Equal((PluginState.Resolved, "MT3227"), (why.Status.State, why.Code));
            Assert.Contains("'a'", why.Explanation, StringComparison.Ordinal);
            Assert.Contains("no disk", why.Explanation, StringComparison.Ordinal);
        }

        var refusal = await host.Kernel.StartAsync("c", Token);
        Assert.Contains("because 'a', which it requires", refusal!.Explanation, StringComparison.Ordinal);
        Assert.Equal(["c", "a"], refusal.Conflict);

        host.Isolation.At = static _ => Task.CompletedTask;
        Assert.Null(await host.Kernel.StartAsync("a", Token));
        Assert.All(host.Kernel.Plugins, static status => Assert.Equal(PluginState.Active, status.State));
    }

    [Fact]
    public async Task ProviderThatIsBeingStopped_LeavesItsCallsToTheNextOne_AtOnce()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Given.Plugin("one").Provides("test.a"), Given.Plugin("two").Provides("test.a"));
        Assert.Equal("one", await host.Work().WorkAsync(Token));
        var (stopping, mayStop) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Isolation.At = async step =>
        {
            if (step == "one stop")
            {
                stopping.SetResult();
                await mayStop.Task;
            }
        };
        var stop = host.Kernel.StopAsync("one", Token);
        await stopping.Task.WaitAsync(Token);

        Assert.Equal("two", await host.Work().WorkAsync(Token));

        mayStop.SetResult();
        Assert.Null((await stop).Refusal);
        Assert.Equal("two", await host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task PluginLearnsThatItDrains_BeforeItStops_AndAFaultThereIsReported()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Given.Plugin("one").Provides("test.a"));
        host.Isolation.At = static step =>
            step == "one drain" ? throw new InvalidOperationException("no drain") : Task.CompletedTask;

        var (_, problems) = await host.Kernel.StopAsync("one", Token);

        Assert.Contains("no drain", Assert.Single(problems), StringComparison.Ordinal);
        Assert.Equal(["one drain", "one stop"], host.Isolation.Steps.TakeLast(2));
    }

    [Fact]
    public async Task BetterProviderThatFails_LeavesTheCallsToTheNextOne_UntilItStarts()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Given.Plugin("old").Provides("test.a"), Given.Plugin("user").Requires("test.a"));
        host.Isolation.At = static step =>
            step == "new prepare" ? throw new InvalidOperationException("no disk") : Task.CompletedTask;
        await host.RunAsync(Given.Plugin("new").Provides("test.a", "1.1"));

        Assert.Equal(PluginState.Faulted, host.Status("new").State);
        Assert.Equal("old", await host.Work().WorkAsync(Token));
        Assert.Equal("MT3109", host.Why("user").Routes.Single().Code);

        host.Isolation.At = static _ => Task.CompletedTask;
        Assert.Null(await host.Kernel.StartAsync("new", Token));
        Assert.Equal("new", await host.Work().WorkAsync(Token));
        Assert.Equal("MT3102", host.Why("user").Routes.Single().Code);
    }

    [Fact]
    public async Task BetterProvider_TakesTheCallsOnceItHasStarted_AndNotBefore()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Given.Plugin("old").Provides("test.a"));
        var (starting, mayStart) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Isolation.At = async step =>
        {
            if (step == "new prepare")
            {
                starting.SetResult();
                await mayStart.Task;
            }
        };

        Assert.Null(host.Install(Given.Plugin("new").Provides("test.a", "1.1")));
        Assert.Equal("old", await host.Work().WorkAsync(Token));
        var start = host.Kernel.StartEagerAsync(Token);
        await starting.Task.WaitAsync(Token);
        Assert.Equal("old", await host.Work().WorkAsync(Token));
        mayStart.SetResult();
        await start;
        Assert.Equal("new", await host.Work().WorkAsync(Token));

        // When the better one leaves, the other one is there at once; when both have left, nobody is.
        await host.Kernel.StopAsync("new", Token);
        Assert.Equal("old", await host.Work().WorkAsync(Token));
        await host.Kernel.StopAsync("old", Token);
        await Assert.ThrowsAsync<UnavailableException>(async () => await host.Work().WorkAsync(Token));
    }

    [Theory]
    [InlineData("load", "MT3211")]
    [InlineData("construct", "MT3213")]
    [InlineData("prepare", "MT3214")]
    [InlineData("activate", "MT3215")]
    public async Task FailedStart_HasTheReasonOfItsStep_AndIsStoppedIfItWasLoaded(string step, string code)
    {
        await using var host = new FakeHost();
        host.Isolation.At = at => at == $"a {step}" ? throw new InvalidOperationException("no") : Task.CompletedTask;
        await host.RunAsync(Given.Plugin("a"));

        Assert.Equal((PluginState.Faulted, code), (host.Status("a").State, host.Status("a").Reason));
        Assert.Equal(step == "load" ? [] : ["a"], host.Isolation.Of("stop"));
    }

    [Fact]
    public async Task OnDemandInstance_IsStartedByItsFirstCall_AndNotByItsConsumers()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(
            Given.Plugin("a").Provides("test.a") with { ActivationOverride = Activation.OnDemand },
            Given.Plugin("b").Requires("test.a"));
        Assert.Equal(["b"], host.Isolation.Of("load"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Work().WorkAsync(Token).AsTask()));

        Assert.All(answers, static answer => Assert.Equal("a", answer));
        Assert.Equal(["b", "a"], host.Isolation.Of("load"));
    }

    [Fact]
    public async Task OnDemandInstanceThatCannotStart_AnswersUnavailableWithTheReason()
    {
        await using var host = new FakeHost("test.a");
        host.Isolation.At = static step =>
            step == "a load" ? throw new InvalidOperationException("no disk") : Task.CompletedTask;
        await host.RunAsync(Given.Plugin("a").Provides("test.a") with { ActivationOverride = Activation.OnDemand });

        var refused = await Assert.ThrowsAsync<UnavailableException>(async () => await host.Work().WorkAsync(Token));
        Assert.Equal(UnavailableReason.NotStarted, refused.Reason);
        Assert.Contains("no disk", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnDemandInstanceWhoseStartFailed_IsTriedAgainByALaterCall_ButNotByEach()
    {
        var clock = new FakeTimeProvider();
        await using var host = new FakeHost(clock, "test.a");
        var failing = true;
        host.Isolation.At = step => failing && step == "a load"
            ? throw new InvalidOperationException("no disk")
            : Task.CompletedTask;
        await host.RunAsync(Given.Plugin("a").Provides("test.a") with { ActivationOverride = Activation.OnDemand });

        // Each failure doubles the time in which no call tries again.
        foreach (var seconds in (int[])[1, 2, 4])
        {
            await Assert.ThrowsAsync<UnavailableException>(async () => await host.Work().WorkAsync(Token));
            var starts = host.Isolation.Of("load").Length;
            var soon = await Assert.ThrowsAsync<UnavailableException>(async () => await host.Work().WorkAsync(Token));
            Assert.Equal(UnavailableReason.NotStarted, soon.Reason);
            Assert.Contains("no disk", soon.Message, StringComparison.Ordinal);
            Assert.Contains($"after {seconds} s tries it again", soon.Message, StringComparison.Ordinal);
            Assert.Equal(starts, host.Isolation.Of("load").Length);
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        failing = false;
        Assert.Equal("a", await host.Work().WorkAsync(Token));
        Assert.Equal(PluginState.Active, host.Status("a").State);
        Assert.Equal(4, host.Isolation.Of("load").Length);
    }

    [Fact]
    public async Task OnDemandProvider_StopsAfterTheConsumerThatCameBeforeIt()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(
            Given.Plugin("a").Provides("test.a") with { ActivationOverride = Activation.OnDemand },
            Given.Plugin("b").Requires("test.a"));
        await host.Work().WorkAsync(Token);
        Assert.Equal(["b", "a"], host.Isolation.Of("load"));

        await host.Kernel.StopAllAsync();

        Assert.Equal(["b", "a"], host.Isolation.Of("stop"));
    }

    [Fact]
    public async Task ProviderThatACallStartsDuringTheStop_StopsBeforeThoseThatItCalls()
    {
        await using var host = new FakeHost("test.late");
        await host.RunAsync(
            Given.Plugin("base").Provides("test.base"),
            Given.Plugin("late").Requires("test.base").Provides("test.late") with
            {
                ActivationOverride = Activation.OnDemand,
            },
            Given.Plugin("last"));
        host.Isolation.At = step => step == "last stop" ? host.Work().WorkAsync(Token).AsTask() : Task.CompletedTask;

        await host.Kernel.StopAllAsync();

        Assert.Equal(["last", "late", "base"], host.Isolation.Of("stop"));
    }

    [Fact]
    public async Task InstallOfATakenName_IsRefused_AndInstallsNothing()
    {
        await using var host = new FakeHost();
        await host.RunAsync(Given.Plugin("a"));

        Assert.Equal("MT3013", host.Install(Given.Plugin("b"), Given.Plugin("a"))!.Code);
        Assert.Equal("MT3013", host.Install(Given.Plugin("c"), Given.Plugin("c"))!.Code);
        Assert.Equal("MT3013", host.Install(Given.Plugin(InstanceModel.Host))!.Code);

        Assert.Equal(["a", "host"], host.Kernel.Plugins.Select(static status => status.Name));
    }

    [Fact]
    public async Task RemovedInstance_FreesItsName()
    {
        await using var host = new FakeHost("test.a");
        await host.RunAsync(Given.Plugin("a").Provides("test.a"));
        var (refusal, report) = await host.Kernel.RemoveAsync("a", Token);
        Assert.Equal((null, UnloadState.Pending), (refusal, report!.Unload));
        Assert.Equal("MT3012", (await host.Kernel.StartAsync("a", Token))!.Code);
        await Assert.ThrowsAsync<UnavailableException>(async () => await host.Work().WorkAsync(Token));

        await host.RunAsync(Given.Plugin("a").Provides("test.a"));

        Assert.Equal("a", await host.Work().WorkAsync(Token));
    }

    [Fact]
    public async Task StartAfterAStopThatHasOnlyBegun_EndsActive()
    {
        await using var host = new FakeHost();
        await host.RunAsync(Given.Plugin("a"));
        var stopping = host.Kernel.StopAsync("a", Token);
        var starting = host.Kernel.StartAsync("a", Token);

        Assert.Null((await stopping).Refusal);
        Assert.Null(await starting);
        Assert.Equal((PluginState.Active, 2), (host.Status("a").State, host.Status("a").Generation));
    }
}
