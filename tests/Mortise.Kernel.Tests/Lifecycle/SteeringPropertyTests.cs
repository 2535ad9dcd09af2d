using CsCheck;
using Mortise.Administration;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Lifecycle;

/// <summary>
/// Operators and callers at once on few instances, each from a task of its own. Nobody waits for ever, every change of
/// state is legal, every state at the end is one to rest in, and every call that was accepted is accounted for.
/// </summary>
public sealed class SteeringPropertyTests
{
    private static readonly PluginState[] _restful =
        [PluginState.Installed, PluginState.Resolved, PluginState.Active, PluginState.Faulted];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task AnyMixOfCommandsAndCalls_EndsAtRest_WithBalancedAccounts() =>
        Gen.Select(
            Gen.Select(Gen.Enum<Act>(), Gen.Bool.Select(static first => first ? "a" : "b")).Array[4, 16].Array[4, 8],
            Gen.Int[0, 9].Array[16])
            .SampleAsync(static sample => RunAsync(sample.Item1, sample.Item2), iter: 300, threads: 1);

    /// <summary>Both wait for the same stop, and go on at the same moment.</summary>
    [Fact]
    public async Task StartDuringARemoval_DelaysIt_AndTheInstanceIsGoneAllTheSame()
    {
        for (var round = 0; round < 200; round++)
        {
            await using var host = new FakeHost("test.a");
            var (stopping, mayStop) = (new TaskCompletionSource(), new TaskCompletionSource());
            host.Isolation.At = async step =>
            {
                if (step == "a stop" && stopping.TrySetResult())
                {
                    await mayStop.Task;
                }
            };
            await host.RunAsync(Plugin("a"));
            var removal = host.Kernel.RemoveAsync("a", Token);
            await stopping.Task.WaitAsync(Token);
            var start = host.Kernel.StartAsync("a", Token);
            mayStop.SetResult();

            Assert.Null((await removal).Refusal);
            await start;
            Assert.Equal(["host"], host.Kernel.Plugins.Select(static status => status.Name));
        }
    }

    private static async Task RunAsync((Act Act, string Name)[][] tasks, int[] faults)
    {
        var step = -1;
        await using var host = new FakeHost("test.a", "test.b");
        host.Isolation.At = async at =>
        {
            await Task.Yield();
            if (!at.EndsWith("stop", StringComparison.Ordinal)
                && faults[Interlocked.Increment(ref step) % faults.Length] == 0)
            {
                throw new InvalidOperationException("at random");
            }
        };
        await host.RunAsync(Plugin("a"), Plugin("b"));

        var answers = await Task.WhenAll(tasks.Select(acts => Task.Run(() => RunAsync(host, acts), Token)));

        Assert.All(host.Kernel.Plugins, static status => Assert.Contains(status.State, _restful));
        Assert.All(host.Kernel.Plugins, static status => Assert.Equal(0, status.Calls.Open));
        AssertLegal(host);
        if (tasks.SelectMany(static acts => acts).All(static act => act.Act is not Act.Remove))
        {
            Assert.Equal(answers.Sum(), host.Kernel.Plugins.Sum(static status => status.Calls.Completed));
        }

        // Nothing is stuck: what is there can be started or says why not, and the host can end.
        host.Isolation.At = static _ => Task.CompletedTask;
        foreach (var name in host.Kernel.Plugins.Select(static status => status.Name).Except(["host"]))
        {
            var refusal = await host.Kernel.StartAsync(name, Token);
            Assert.True(refusal is null || name == "b" && host.Kernel.Plugins.All(static status => status.Name != "a"));
        }

        Assert.Empty(await host.Kernel.StopAllAsync());
    }

    /// <summary>Returns how many calls were answered.</summary>
    private static async Task<int> RunAsync(FakeHost host, (Act Act, string Name)[] acts)
    {
        var answered = 0;
        foreach (var (act, name) in acts)
        {
            switch (act)
            {
                case Act.Start:
                    await host.Kernel.StartAsync(name, Token);
                    break;
                case Act.Stop:
                    await host.Kernel.StopAsync(name, Token);
                    break;
                case Act.Remove:
                    await host.Kernel.RemoveAsync(name, Token);
                    break;
                case Act.Install:
                    host.Install(Plugin(name));
                    break;
                case Act.StartEager:
                    await host.Kernel.StartEagerAsync(Token);
                    break;
                case Act.Call:
                    answered += await CallAsync(host.Work(name == "a" ? 0 : 1));
                    break;
            }
        }

        return answered;
    }

    private static async Task<int> CallAsync(IWork work)
    {
        try
        {
            await work.WorkAsync(Token);
            return 1;
        }
        catch (UnavailableException)
        {
            return 0;
        }
    }

    private static Kernel.Resolution.InstanceModel Plugin(string name) => name == "a"
        ? Given.Plugin("a").Provides("test.a")
        : Given.Plugin("b").Provides("test.b").Requires("test.a");

    private static void AssertLegal(FakeHost host)
    {
        foreach (var change in host.Records.OfType<KernelRecord.State>())
        {
            Assert.Contains(
                LifecycleTable.Legal.Transitions, row => row.From == change.From && row.To == change.To);
        }

        // The observer hears of the changes in the order in which they happened.
        foreach (var changes in host.Records.OfType<KernelRecord.State>().GroupBy(static change => change.Plugin))
        {
            var state = PluginState.Installed;
            foreach (var change in changes)
            {
                Assert.Equal(state, change.From);
                state = change.To == PluginState.Uninstalled ? PluginState.Installed : change.To;
            }
        }
    }

    private enum Act
    {
        Start,
        Stop,
        Remove,
        Install,
        StartEager,
        Call,
    }
}
