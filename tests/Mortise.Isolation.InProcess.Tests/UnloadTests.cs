using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Fixture.Parcels;
using Microsoft.Extensions.Time.Testing;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class UnloadTests
{
    private static readonly Parcel Light = new("p1", 3m, "AT");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RemovedPlugin_LeavesTheProcess(bool strict)
    {
        await using var test = new TestKernel(strict);
        var contexts = await UseAndRemoveAsync(test);
        await Garbage.CollectAsync(() => contexts.Exists(static context => context.IsAlive));
        Assert.All(contexts, static context => Assert.False(context.IsAlive));
    }

    [Fact]
    public async Task InstallAndRemove_InALoop_LeavesNothingBehind()
    {
        await using var test = new TestKernel();
        var contexts = new List<WeakReference>();
        for (var cycle = 0; cycle < 100; cycle++)
        {
            contexts.AddRange(await UseAndRemoveAsync(test));
        }

        await Garbage.CollectAsync(() => contexts.Exists(static context => context.IsAlive));
        Assert.Equal(0, contexts.Count(static context => context.IsAlive));
    }

    [Theory]
    [InlineData(Misdeed.ThrowInConstructor)]
    [InlineData(Misdeed.ThrowInPrepare)]
    [InlineData(Misdeed.ThrowInStop)]
    [InlineData(Misdeed.SoilThread)]
    public async Task PluginWhoseStepThrew_LeavesTheProcess(Misdeed misdeed)
    {
        await using var test = new TestKernel();
        var contexts = await StartAndRemoveAsync(test, misdeed);
        await Garbage.CollectAsync(() => contexts.Exists(static context => context.IsAlive));
        Assert.All(contexts, static context => Assert.False(context.IsAlive));
    }

    [Fact]
    public async Task HandlerOfUnloadingThatThrows_IsAFault_AndTheCodeLeavesAllTheSame()
    {
        await using var test = new TestKernel();
        var contexts = await StartAndRemoveAsync(test, Misdeed.ThrowInUnloading);

        await test.SeeAsync<KernelRecord.Fault>(fault => IsOfUnloading(fault, $"{Misdeed.ThrowInUnloading}"));
        Assert.DoesNotContain(test.Kernel.Plugins, static plugin => plugin.Name == "rogue");
        await Garbage.CollectAsync(() => contexts.Exists(static context => context.IsAlive));
        Assert.All(contexts, static context => Assert.False(context.IsAlive));
    }

    [Fact]
    public async Task HandlerOfUnloadingThatBlocks_KeepsNobodyWaiting_AndIsAFaultAtTheDeadline()
    {
        var time = new FakeTimeProvider();
        using var letGo = new ManualResetEvent(initialState: false);
        AppContext.SetData("fixture.rogue.let-go", letGo);
        await using var test = new TestKernel(time: time);

        var contexts = await StartAndRemoveAsync(test, Misdeed.HangInUnloading).WaitAsync(Token);

        Assert.DoesNotContain(test.Kernel.Plugins, static plugin => plugin.Name == "rogue");
        await test.SeeAsync<KernelRecord.Log>(log => log.Message == $"{Misdeed.HangInUnloading}");
        Assert.Empty(test.Records.OfType<KernelRecord.Fault>());
        time.Advance(TimeSpan.FromSeconds(10));
        await test.SeeAsync<KernelRecord.Fault>(fault => IsOfUnloading(fault, "did not end"));

        letGo.Set();
        await Garbage.CollectAsync(() => contexts.Exists(static context => context.IsAlive));
        Assert.All(contexts, static context => Assert.False(context.IsAlive));
    }

    private static bool IsOfUnloading(KernelRecord.Fault fault, string says) =>
        fault.Reason.Explanation.Contains("handlers of Unloading", StringComparison.Ordinal)
        && fault.Reason.Explanation.Contains(says, StringComparison.Ordinal);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<List<WeakReference>> StartAndRemoveAsync(TestKernel test, Misdeed misdeed)
    {
        await test.RunAsync(TestKernel.Deploy("rogue", "fixture.rogue", $$"""{ "Misdeed": "{{misdeed}}" }"""));
        await test.Kernel.RemoveAsync("rogue", Token);
        return test.Contexts;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<List<WeakReference>> UseAndRemoveAsync(TestKernel test)
    {
        await test.RunAsync(
            TestKernel.Deploy("snail", "fixture.snail"),
            TestKernel.Deploy("depot", "fixture.depot", grants: ["fixture.carrier/1", "fixture.parcel-lost/1"]));
        var contexts = Contexts();
        await test.Depot.CheapestAsync(Light, Token);
        await test.Depot.LoseAsync("p", Token);
        await foreach (var position in test.Carrier.TrackAsync("p", 3, Token))
        {
            Assert.Equal(16, position.Longitude);
        }

        await Assert.ThrowsAsync<TooHeavyException>(
            async () => await test.Carrier.QuoteAsync(Light with { Kilograms = 99m }, Token));
        foreach (var name in new[] { "depot", "snail" })
        {
            var (refusal, report) = await test.Kernel.RemoveAsync(name, Token);
            Assert.Null(refusal);
            Assert.Equal((UnloadState.Pending, ""), (report!.Unload, report.Problems));
        }

        return contexts;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> Contexts() => [.. AssemblyLoadContext.All
        .Where(static context => context.IsCollectible)
        .Where(static context => context.Name?.Contains("fixture.", StringComparison.Ordinal) == true)
        .Where(static context => context.Assemblies.Any())
        .Select(static context => new WeakReference(context))];
}
