using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.Extensions.Time.Testing;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class LateLoadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoadThatEndsAfterItsDeadline_IsTold_AndItsCodeLeaves()
    {
        var time = new FakeTimeProvider();
        await using var test = new TestKernel(time: time);

        var context = await LoadLateAsync(test, time);

        await Garbage.CollectAsync(() => context.IsAlive);

        Assert.False(context.IsAlive);
        var (refusal, report) = await test.Kernel.RemoveAsync("dawdler", Token);
        Assert.Equal((null, UnloadState.Pending), (refusal, report!.Unload));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> LoadLateAsync(TestKernel test, FakeTimeProvider time)
    {
        using var mayEnd = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        AppContext.SetData("Fixture.Dawdler", (Action)(() =>
        {
            begun.SetResult();
            mayEnd.Wait(Token);
        }));
        WeakReference context;
        try
        {
            var run = test.RunAsync(TestKernel.Deploy("dawdler", "fixture.dawdler"));
            await begun.Task.WaitAsync(Token);
            time.Advance(new KernelDeadlines().Start);
            await run;
            var status = test.StatusOf("dawdler");
            Assert.Equal((PluginState.Faulted, "MT3216"), (status.State, status.Reason));
            Assert.Empty(test.Records.OfType<KernelRecord.Unloaded>());
            context = Context();
        }
        finally
        {
            AppContext.SetData("Fixture.Dawdler", null);
            mayEnd.Set();
        }

        await test.SeeAsync<KernelRecord.Unloaded>(static record =>
            record is { Plugin: "dawdler", Generation: 1, Unload: UnloadState.Pending });
        return context;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Context() => new(AssemblyLoadContext.All.Single(static context =>
        context.Name?.StartsWith("dawdler fixture.dawdler ", StringComparison.Ordinal) == true));
}
