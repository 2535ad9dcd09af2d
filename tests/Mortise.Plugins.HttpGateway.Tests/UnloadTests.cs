using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mortise.Administration;
using Mortise.Isolation.InProcess.Tests;

namespace Mortise.Plugins.HttpGateway.Tests;

public sealed class UnloadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RemovedGateway_LeavesTheProcess(bool strict)
    {
        await using var host = await GatewayHost.StartAsync(strict: strict);
        var context = Context();
        await UseAsync(host);

        var report = await host.Administration.RemoveAsync("gateway", Token);

        Assert.Equal((UnloadState.Pending, ""), (report.Unload, report.Problems));
        await Garbage.CollectAsync(() => context.IsAlive);
        Assert.False(context.IsAlive);
    }

    [Fact]
    public async Task StartedAndStoppedInALoop_LeavesNothingBehind()
    {
        await using var host = await GatewayHost.StartAsync();
        var contexts = new List<WeakReference> { Context() };
        for (var cycle = 0; cycle < 20; cycle++)
        {
            await host.Administration.StopAsync("gateway", Token);
            Assert.Equal(PluginState.Active, (await host.Administration.StartAsync("gateway", Token)).State);
            contexts.Add(Context());
        }

        await host.Administration.StopAsync("gateway", Token);
        await Garbage.CollectAsync(() => contexts.Exists(static context => context.IsAlive));
        Assert.Equal(0, contexts.Count(static context => context.IsAlive));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task UseAsync(GatewayHost host)
    {
        foreach (var (operation, json) in new[]
        {
            ("Add", """{"left":1,"right":2}"""), ("Add", "nonsense"), ("Tickets", """{"last":3}"""), ("Fail", "{}"),
        })
        {
            using var answer = await host.CallAsync(operation, json);
            await answer.Content.ReadAsStringAsync(Token);
        }

        foreach (var path in new[] { "/openapi.json", "/health/ready", "/counter/", "/nothing" })
        {
            using var answer = await host.Client.GetAsync(path, Token);
            await answer.Content.ReadAsStringAsync(Token);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Context() => new(AssemblyLoadContext.All
        .Where(static context => context.Name?.Contains("mortise.http-gateway", StringComparison.Ordinal) == true)
        .Last(static context => context.Assemblies.Any()));
}
