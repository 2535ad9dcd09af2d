using System.Runtime.CompilerServices;
using Fixture.Parcels;
using Microsoft.Extensions.Time.Testing;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class UnloadProofTests
{
    private static readonly TimeSpan _longEnough = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RemovedPlugin_IsProvenToHaveLeft()
    {
        var time = new FakeTimeProvider();
        await using var test = new TestKernel(time: time, collect: static () => { });
        await StartAndRemoveAsync(test, "snail", "fixture.snail");
        Assert.Equal(new UnloadTotals(1, 0, 0), test.Kernel.Unloads);

        await Garbage.CollectAsync(() => test.Contexts.Exists(static context => context.IsAlive));
        time.Advance(TimeSpan.FromSeconds(1));

        var proof = Proofs(test).Single();
        Assert.Equal(("snail", 1, UnloadState.Collected), (proof.Plugin, proof.Generation, proof.Unload));
        Assert.True(proof.Collections >= 1);
        Assert.Equal(TimeSpan.FromSeconds(1), proof.Elapsed);
        Assert.Equal(new UnloadTotals(0, 1, 0), test.Kernel.Unloads);
    }

    [Fact]
    public async Task PluginThatIsHeld_IsReportedAsLeaked_AfterABoundedNumberOfCollections()
    {
        var (time, asked) = (new FakeTimeProvider(), 0);
        await using var test = new TestKernel(time: time, collect: () => asked++);
        await StartAndRemoveAsync(test, "snail", "fixture.snail");
        var held = test.Contexts.Single().Target;

        time.Advance(_longEnough);
        time.Advance(_longEnough);

        Assert.Equal(UnloadState.Leaked, Proofs(test).Single().Unload);
        Assert.Equal(UnloadWatch.Looks - 1, asked);
        var status = await test.Kernel.Own<IInspection>().StatusAsync(Token);
        Assert.Equal(new UnloadTotals(0, 0, 1), status.Unloads);
        var leaked = Assert.Single(status.Leaked);
        Assert.Equal(("snail", 1, "MT3230"), (leaked.Plugin, leaked.Generation, leaked.Code));
        Assert.Contains("'mortise doctor leaks'", leaked.Explanation, StringComparison.Ordinal);
        GC.KeepAlive(held);
    }

    [Fact]
    public async Task LeakedPlugin_ThatLeavesAfterAll_IsNoticedWithTheNext()
    {
        var time = new FakeTimeProvider();
        await using var test = new TestKernel(time: time, collect: static () => { });
        await StartAndRemoveAsync(test, "snail", "fixture.snail");
        LeakWhileHeld(test, time);
        Assert.Equal(new UnloadTotals(0, 0, 1), test.Kernel.Unloads);

        await StartAndRemoveAsync(test, "other", "fixture.snail");
        await Garbage.CollectAsync(() => test.Contexts.Exists(static context => context.IsAlive));
        time.Advance(_longEnough);

        Assert.Equal(new UnloadTotals(0, 2, 0), test.Kernel.Unloads);
        Assert.Empty((await test.Kernel.Own<IInspection>().StatusAsync(Token)).Leaked);
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
        time.Advance(_longEnough);

        Assert.Equal(UnloadWatch.Looks - 1, asked);
        Assert.Equal(10, test.Kernel.Unloads.Leaked);
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
        Assert.Equal(new UnloadTotals(1, 0, 0), test.Kernel.Unloads);

        await Garbage.CollectAsync(() => test.Contexts.Exists(static context => context.IsAlive));
        time.Advance(_longEnough);

        Assert.Equal(new UnloadTotals(0, 1, 0), test.Kernel.Unloads);
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

    private static IEnumerable<KernelRecord.Unloaded> Proofs(TestKernel test) => test.Records
        .OfType<KernelRecord.Unloaded>()
        .Where(static record => record.Unload != UnloadState.Pending);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeakWhileHeld(TestKernel test, FakeTimeProvider time)
    {
        var held = test.Contexts.Single().Target;
        time.Advance(_longEnough);
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
