using System.Threading.Channels;
using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Supervision;

/// <summary>A host with an instance <c>a</c> that starts on demand and is stopped when idle; virtual time.</summary>
internal sealed class IdleHost : IAsyncDisposable
{
    public static readonly ChildSpec Idle = ChildSpec.Default with { Idle = TimeSpan.FromSeconds(8) };

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(2);
    private readonly Channel<KernelRecord.State> _states = Channel.CreateUnbounded<KernelRecord.State>();

    public IdleHost()
    {
        Host = new FakeHost(Time, "test.a");
        Host.Observing = record =>
        {
            if (record is KernelRecord.State { Plugin: "a" } state)
            {
                _states.Writer.TryWrite(state);
            }
        };
    }

    public static InstanceModel OnDemand { get; } =
        Given.Plugin("a").Provides("test.a") with { ActivationOverride = Activation.OnDemand };

    public FakeHost Host { get; }

    public NotedTime Time { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Install(InstanceModel model) =>
        Assert.Null(Host.Kernel.Install([FakeHost.Deploy(model, Idle)]));

    public Task<string> CallAsync() => Host.Work().WorkAsync(Token).AsTask();

    /// <summary>Lets the time pass until the next so many looks at it.</summary>
    public async Task LooksAsync(int looks)
    {
        for (var look = 0; look < looks; look++)
        {
            await Time.PassAsync(_look, _look, Token);
        }
    }

    /// <summary>One look that sees the last call, and as many as make the period full.</summary>
    public Task FallIdleAsync() => LooksAsync(5);

    /// <summary>Waits until it comes to a state; what came before is not looked at again.</summary>
    public async Task<KernelRecord.State> WhenAsync(PluginState state)
    {
        await foreach (var change in _states.Reader.ReadAllAsync(Token))
        {
            if (change.To == state)
            {
                return change;
            }
        }

        throw new InvalidOperationException("The host has ended.");
    }

    /// <summary>The state of it after another look, which sees that nothing came of those before.</summary>
    public async Task<PluginState> StateAsync()
    {
        await LooksAsync(1);
        return Host.Status("a").State;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
