using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mortise.Administration;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class PrivateResidencyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ResidentPlugin_WorksBetweenCollectibleOnes_AndSaysThatItStays(bool strict)
    {
        await using var test = new TestKernel(strict);
        var elder = await UseAndRemoveElderAsync(test);

        // The provider of the resident one has left the process although its consumer stays.
        await Garbage.CollectAsync(() => elder.IsAlive);
        Assert.False(elder.IsAlive);
        var gone = await Assert.ThrowsAsync<FaultedException>(async () => await test.Relay.RelayAsync("name", Token));
        Assert.Contains(nameof(UnavailableException), gone.Fault, StringComparison.Ordinal);

        await test.RunAsync(TestKernel.Deploy("otto", "fixture.elder", """{ "Name": "Otto" }"""));
        Assert.Equal("relayed: Otto", await test.Relay.RelayAsync("name", Token));

        var (refusal, report) = await test.Kernel.RemoveAsync("resident", Token);
        Assert.Null(refusal);
        Assert.Equal((UnloadState.Resident, ""), (report!.Unload, report.Problems));
    }

    [Fact]
    public async Task ResidentPlugin_StartsAgainAfterItsStop()
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            TestKernel.Deploy("anna", "fixture.elder", """{ "Name": "Anna" }"""),
            TestKernel.Deploy("resident", "fixture.resident", grants: ["fixture.probe/1"]));
        await test.Kernel.StopAsync("resident", Token);
        Assert.Null(await test.Kernel.StartAsync("resident", Token));

        Assert.Equal("relayed: Anna", await test.Relay.RelayAsync("name", Token));
        Assert.Equal(2, test.StatusOf("resident").Generation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAndRemoveElderAsync(TestKernel test)
    {
        await test.RunAsync(
            TestKernel.Deploy("anna", "fixture.elder", """{ "Name": "Anna" }"""),
            TestKernel.Deploy("resident", "fixture.resident", grants: ["fixture.probe/1"]),
            TestKernel.Deploy("desk", "fixture.desk", grants: ["fixture.relay/1"]));
        var context = Context();

        // A collectible consumer of a resident consumer of a collectible provider.
        Assert.Equal("relayed: Anna", await test.Probes["desk"].AskAsync("name", Token));
        foreach (var name in new[] { "desk", "anna" })
        {
            var (_, report) = await test.Kernel.RemoveAsync(name, Token);
            Assert.Equal((UnloadState.Pending, ""), (report!.Unload, report.Problems));
        }

        return context;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Context() => new(AssemblyLoadContext.All.Single(static context =>
        context.Name?.StartsWith("anna fixture.elder ", StringComparison.Ordinal) == true && context.Assemblies.Any()));
}
