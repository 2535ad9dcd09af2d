using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class PrivateServicesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EachCall_HasAScope_DisposedWithIt_AndSingletonsStay()
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("desk", "fixture.desk", """{ "Name": "front" }"""));

        Assert.Equal("front 1", await test.Probes["desk"].AskAsync("visit", Token));
        Assert.Equal("front 2", await test.Probes["desk"].AskAsync("visit", Token));

        Assert.Equal(
            [
                "Fixture.Private.Desk.Clerk: asked for visit",
                "Fixture.Private.Desk.Visit: visit 1 ended",
                "Fixture.Private.Desk.Clerk: asked for visit",
                "Fixture.Private.Desk.Visit: visit 2 ended",
            ],
            LoggedByVisits(test));
    }

    [Fact]
    public async Task StreamingCall_HasOneScope_DisposedWhenItsReaderLeaves()
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("desk", "fixture.desk"));

        var visits = await test.Probes["desk"].AskOnAsync("visit", 100, Token).Take(2).ToArrayAsync(Token);

        Assert.Equal(["desk 1", "desk 1"], visits);
        Assert.Equal("Fixture.Private.Desk.Visit: visit 1 ended", LoggedByVisits(test)[^1]);
        Assert.Equal("True", await test.Probes["desk"].AskAsync("time", Token));
    }

    [Fact]
    public async Task BackgroundServices_EndBeforeTheContainerIsDisposed()
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("desk", "fixture.desk"));
        await test.Probes["desk"].AskAsync("visit", Token);
        await test.SeeAsync<KernelRecord.Log>(static log => log.Message.EndsWith("sweeping", StringComparison.Ordinal));

        Assert.Empty((await test.Kernel.StopAsync("desk", Token)).Problems);

        Assert.Equal(
            ["Fixture.Private.Desk.Sweeper: swept", "Fixture.Private.Desk.Counter: counted 1 visits"],
            Logged(test)[^2..]);
    }

    [Fact]
    public async Task PluginsMeter_HasItsName_AndEndsWithIt()
    {
        var (measured, ended) = (0, 0);
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter is { Name: "fixture.desk", Version: "1.0.0" })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
            MeasurementsCompleted = (_, _) => ended++,
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => measured += value);
        listener.Start();
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("desk", "fixture.desk"));
        await test.Probes["desk"].AskAsync("visit", Token);
        await test.Probes["desk"].AskAsync("visit", Token);

        await test.Kernel.StopAsync("desk", Token);

        Assert.Equal((2, 2), (measured, ended));
    }

    [Fact]
    public async Task RemovedPlugin_LeavesTheProcessWithItsContainer()
    {
        await using var test = new TestKernel();
        var context = await UseAndRemoveAsync(test);
        await Garbage.CollectAsync(() => context.IsAlive);

        Assert.False(context.IsAlive);
    }

    /// <summary>More calls than the container needs to compile its own code at run time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAndRemoveAsync(TestKernel test)
    {
        await test.RunAsync(TestKernel.Deploy("desk", "fixture.desk"));
        var context = Context();
        for (var call = 1; call <= 50; call++)
        {
            Assert.Equal($"desk {call}", await test.Probes["desk"].AskAsync("visit", Token));
        }

        await foreach (var answer in test.Probes["desk"].AskOnAsync("time", 3, Token))
        {
            Assert.Equal("True", answer);
        }

        var (_, report) = await test.Kernel.RemoveAsync("desk", Token);
        Assert.Equal((UnloadState.Pending, ""), (report!.Unload, report.Problems));
        return context;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Context() => new(AssemblyLoadContext.All.Single(static context =>
        context.Name?.StartsWith("desk fixture.desk ", StringComparison.Ordinal) == true && context.Assemblies.Any()));

    /// <summary>Without the background work, which writes when it likes.</summary>
    private static string[] LoggedByVisits(TestKernel test) =>
        [.. Logged(test).Where(static line => !line.Contains("Sweeper", StringComparison.Ordinal))];

    private static string[] Logged(TestKernel test) =>
        [.. test.Records.OfType<KernelRecord.Log>().Select(static log => log.Message)];
}
