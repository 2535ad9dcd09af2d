using Mortise.Administration;
using Mortise.Health;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Messaging;
using Mortise.Kernel.Tests.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Lifecycle;

/// <summary>
/// The observer and the isolation level are other people's code: what they see of the kernel is never half done.
/// </summary>
public sealed class ForeignCodeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The fake host itself looks at the lock, at every step, property and record.</summary>
    [Fact]
    public async Task NobodyElsesCode_RunsUnderTheKernelsLock()
    {
        await using var host = new FakeHost("test.a");
        host.Isolation.At = static step =>
            step == "bad prepare" ? throw new InvalidOperationException("no disk") : Task.CompletedTask;
        await host.RunAsync(
            Given.Plugin("a").Provides("test.a"),
            Given.Plugin("b").Requires("test.a"),
            Given.Plugin("bad").Provides("test.a", "1.1"),
            Eventful("mute"));
        await host.Work().WorkAsync(Token);
        foreach (var plugin in host.Kernel.Plugins)
        {
            Assert.Equal(plugin.Name, (await host.Kernel.HealthOfAsync(plugin.Name))?.Plugin);
        }

        await host.Kernel.StopAsync("a", Token);
        await host.Kernel.RemoveAsync("b", Token);

        Assert.Equal(
            [ReasonCode.NotGranted, ReasonCode.NotGranted],
            host.Records.OfType<KernelRecord.Delivery>().Select(static record => record.Reason.Code));
    }

    [Fact]
    public async Task AnObserverThatIsBusy_HoldsUpNobody_AndHearsAllInOrder()
    {
        await using var host = new FakeHost();
        using var mayGoOn = new ManualResetEventSlim();
        var busy = new TaskCompletionSource();
        host.Observing = record =>
        {
            if (record is KernelRecord.State { Plugin: "a", To: PluginState.Resolved } && busy.TrySetResult())
            {
                mayGoOn.Wait(Token);
            }
        };

        // The observer is told of a, and there is more for it to hear: that b is resolved.
        var install = Task.Run(() => host.Install(Given.Plugin("a"), Given.Plugin("b")), Token);
        await busy.Task.WaitAsync(Token);
        Assert.Null(await host.Kernel.StartAsync("b", Token));
        Assert.Equal(PluginState.Active, host.Status("b").State);
        mayGoOn.Set();
        await install;

        Assert.Equal(
            [PluginState.Resolved, PluginState.Starting, PluginState.Active],
            host.Records.OfType<KernelRecord.State>()
                .Where(static record => record.Plugin == "b")
                .Select(static record => record.To));
    }

    private static InstanceModel Eventful(string name)
    {
        var plugin = Given.Plugin(name);
        var tick = new EventReference(Tick.Name, new ContractVersion(1, 0), "");
        return plugin with { Manifest = plugin.Manifest with { Publishes = [tick], Subscribes = [tick] } };
    }
}
