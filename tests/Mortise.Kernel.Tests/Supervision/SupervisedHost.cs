using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Mortise.Administration;
using Mortise.Kernel.Supervision;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Supervision;

/// <summary>A host whose plug-ins fail when a test says so, on a virtual clock.</summary>
internal sealed class SupervisedHost : IAsyncDisposable
{
    private readonly Channel<KernelRecord.State> _states = Channel.CreateUnbounded<KernelRecord.State>();
    private readonly ConcurrentDictionary<(string, int), TaskCompletionSource> _work = new();

    public SupervisedHost(params (string Name, GroupSpec Spec)[] groups)
    {
        Host = new FakeHost(
            Time, groups.ToImmutableDictionary(static group => group.Name, static group => group.Spec), "test.a");
        Host.Observing = record =>
        {
            if (record is KernelRecord.State state)
            {
                _states.Writer.TryWrite(state);
            }
        };
        Host.Isolation.Work = (name, generation, cancellation) =>
            Work(name, generation).Task.WaitAsync(cancellation);
    }

    public FakeHost Host { get; }

    public NotedTime Time { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Runs instances that provide <c>test.NAME</c>, in this order.</summary>
    public async Task RunAsync(params (string Name, ChildSpec Spec)[] children)
    {
        foreach (var (name, spec) in children)
        {
            var model = Given.Plugin(name).Provides($"test.{name}", "1.0");
            model = model with { Manifest = model.Manifest with { Roles = ["background", "health"] } };
            Assert.Null(Host.Kernel.Install([FakeHost.Deploy(model, spec)]));
            await Host.Kernel.StartEagerAsync(Token);
        }

        while (_states.Reader.TryRead(out _))
        {
            // These starts are not what a test waits for.
        }
    }

    /// <summary>The work of the generation that serves throws.</summary>
    public void Fail(string name) =>
        Work(name, Host.Status(name).Generation).SetException(new InvalidOperationException("no disk"));

    /// <summary>It ends without being asked to.</summary>
    public void EndWork(string name) => Work(name, Host.Status(name).Generation).SetResult();

    /// <summary>Waits until an instance comes to a state; what came before is not looked at again.</summary>
    public async Task<KernelRecord.State> WhenAsync(string name, PluginState state)
    {
        await foreach (var change in _states.Reader.ReadAllAsync(Token))
        {
            if (change.Plugin == name && change.To == state)
            {
                return change;
            }
        }

        throw new InvalidOperationException("The host has ended.");
    }

    /// <summary>It fails, and serves again at once.</summary>
    public async Task FailAndReturnAsync(string name)
    {
        Fail(name);
        await WhenAsync(name, PluginState.Faulted);
        await WhenAsync(name, PluginState.Active);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private TaskCompletionSource Work(string name, int generation) => _work.GetOrAdd(
        (name, generation),
        static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
