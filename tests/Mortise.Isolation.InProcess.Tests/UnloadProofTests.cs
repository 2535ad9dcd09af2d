using System.Runtime.CompilerServices;
using Fixture.Parcels;
using Microsoft.Extensions.Time.Testing;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class UnloadProofTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RemovedPlugin_IsProvenToHaveLeft()
    {
        var time = new FakeTimeProvider();
        await using var test = new TestKernel(time: time, collect: static () => { });
        await StartAndRemoveAsync(test, "snail", "fixture.snail");
        Assert.Equal([UnloadState.Pending], Ends(test));

        await Garbage.CollectAsync(() => test.Contexts.Exists(static context => context.IsAlive));
        time.Advance(TimeSpan.FromSeconds(1));

        var proof = test.Unloads.Last();
        Assert.Equal(("snail", 1, UnloadState.Collected), (proof.Plugin, proof.Generation, proof.Unload));
        Assert.True(proof.Collections >= 1);
        Assert.Equal(TimeSpan.FromSeconds(1), proof.Elapsed);
    }

    /// <summary>A suggestion comes to nothing where nothing is allocated.</summary>
    [Fact]
    public async Task PluginOfAHostThatIsIdle_IsProvenToHaveLeft()
    {
        var (time, asked) = (new FakeTimeProvider(), 0);
        await using var test = new TestKernel(time: time, collect: Collect, suggest: static () => { });
        await StartAndRemoveAsync(test, "snail", "fixture.snail");

        Pass(time);

        Assert.Equal([UnloadState.Pending, UnloadState.Collected], Ends(test));
        Assert.InRange(asked, 1, 3);

        void Collect()
        {
            asked++;
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [Fact]
    public async Task CollectionInAnyCase_IsNotLeftOut_BecauseOneWasSuggestedForAnother()
    {
        var (time, asked) = (new FakeTimeProvider(), 0);
        await using var test = new TestKernel(time: time, collect: () => asked++, suggest: static () => { });
        await StartAndRemoveAsync(test, "snail", "fixture.snail");
        object?[] held = [test.Contexts.Single().Target, null];
        PassSeconds(time, 58);
        await StartAndRemoveAsync(test, "other", "fixture.snail");
        held[1] = test.Contexts.Last().Target;

        Pass(time);

        Assert.Equal(6, asked);
        GC.KeepAlive(held);
    }

    [Fact]
    public async Task PluginThatIsHeld_IsReportedAsLeaked_AfterABoundedNumberOfCollections()
    {
        var (time, asked) = (new FakeTimeProvider(), 0);
        await using var test = new TestKernel(time: time, collect: () => asked++);
        await StartAndRemoveAsync(test, "snail", "fixture.snail");
        var held = test.Contexts.Single().Target;

        Pass(time);
        Pass(time);

        Assert.Equal([UnloadState.Pending, UnloadState.Leaked], Ends(test));
        Assert.Equal(UnloadWatch.Looks - 1, asked);
        GC.KeepAlive(held);
    }

    [Fact]
    public async Task LeakedPlugin_ThatLeavesAfterAll_IsNoticedWithTheNext()
    {
        var time = new FakeTimeProvider();
        await using var test = new TestKernel(time: time, collect: static () => { });
        await StartAndRemoveAsync(test, "snail", "fixture.snail");
        LeakWhileHeld(test, time);
        Assert.Equal([UnloadState.Pending, UnloadState.Leaked], Ends(test));

        await StartAndRemoveAsync(test, "other", "fixture.snail");
        await Garbage.CollectAsync(() => test.Contexts.Exists(static context => context.IsAlive));
        Pass(time);

        Assert.Equal(
            [("other", UnloadState.Collected, false), ("snail", UnloadState.Collected, true)],
            test.Unloads.Skip(3).Select(static unload => (unload.Plugin, unload.Unload, unload.WasLeaked)));
    }

    [Fact]
    public async Task ManyThatLeaveTogether_ShareTheirCollections()
    {
        var (time, asked) = (new FakeTimeProvider(), 0);
        await using var test = new TestKernel(time: time, collect: () => asked++);
        for (var each = 0; each < 10; each++)
        {
            await StartAndRemoveAsync(test, $"snail{each}", "fixture.snail");
        }

        object?[] held = [.. test.Contexts.Select(static context => context.Target)];
        Pass(time);

        Assert.Equal(UnloadWatch.Looks - 1, asked);
        Assert.Equal(10, Ends(test).Count(static end => end == UnloadState.Leaked));
        GC.KeepAlive(held);
    }

    [Fact]
    public async Task PluginThatCouldNotBeLoaded_IsLookedAfterToo()
    {
        var time = new FakeTimeProvider();
        await using var test = new TestKernel(time: time, collect: static () => { });
        var package = Fixtures.Find("fixture.snail");
        package = package with { Folder = package.Folder with { Factory = "Nobody" } };
        await RefuseAndRemoveAsync(test, TestKernel.Deploy("snail", package));
        Assert.Equal([UnloadState.Pending], Ends(test));

        await Garbage.CollectAsync(() => test.Contexts.Exists(static context => context.IsAlive));
        Pass(time);

        Assert.Equal([UnloadState.Pending, UnloadState.Collected], Ends(test));
    }

    [Fact]
    public async Task CollectionsInTheBackground_AreEnough()
    {
        await using var test = new TestKernel();
        await StartAndRemoveAsync(test, "snail", "fixture.snail");

        for (var asked = 0; asked < UnloadWatch.Looks && test.Contexts.Exists(static made => made.IsAlive); asked++)
        {
            await CollectInBackgroundAsync();
        }

        Assert.All(test.Contexts, static context => Assert.False(context.IsAlive));
    }

    /// <summary>Two minutes, second by second: each look sets the next.</summary>
    private static void Pass(FakeTimeProvider time) => PassSeconds(time, 120);

    private static void PassSeconds(FakeTimeProvider time, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static IEnumerable<UnloadState> Ends(TestKernel test) =>
        test.Unloads.Select(static unload => unload.Unload);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeakWhileHeld(TestKernel test, FakeTimeProvider time)
    {
        var held = test.Contexts.Single().Target;
        Pass(time);
        GC.KeepAlive(held);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task StartAndRemoveAsync(TestKernel test, string name, string id)
    {
        await test.RunAsync(TestKernel.Deploy(name, id));
        await test.Carrier.QuoteAsync(new Parcel("p", 1m, "AT"), Token);
        Assert.Null((await test.Kernel.RemoveAsync(name, Token)).Refusal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task RefuseAndRemoveAsync(TestKernel test, PluginDeployment deployment)
    {
        await test.RunAsync(deployment);
        Assert.Null((await test.Kernel.RemoveAsync(deployment.Name, Token)).Refusal);
    }

    /// <summary>Returns when one that was asked for has ended, and what it found has been finalized.</summary>
    private static async Task CollectInBackgroundAsync()
    {
        var before = Ended();
        UnloadWatch.CollectInBackground();
        while (Ended() == before)
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        GC.WaitForPendingFinalizers();

        static (long, long) Ended() =>
            (GC.GetGCMemoryInfo(GCKind.Background).Index, GC.GetGCMemoryInfo(GCKind.FullBlocking).Index);
    }
}
