using System.Collections.Immutable;
using Mortise;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Payloads;
using Mortise.Runtime;

namespace Exploration.Scenarios.Kernel;

/// <summary>A generation of a plug-in that requires one contract and provides another.</summary>
internal sealed class LoadedPlugin(ContractRuntime requires, ContractRuntime provides, Func<object, object> make)
    : IGeneration
{
    private object? _plugin;

    public ImmutableArray<ContractRuntime> Requires => [requires];

    public ImmutableArray<EventRuntime> Publishes => [];

    public ImmutableArray<EventRuntime> Subscribes => [];

    public ImmutableArray<Provision> Provides { get; private set; } = [];

    private Ledger Ledger => (Ledger)_plugin!;

    public Task ConstructAsync(
        ImmutableArray<object> requirements, ImmutableArray<object> publishers, CancellationToken cancellation)
    {
        var port = requirements[0] switch
        {
            Optional<ILedger> ledger => (object)ledger.Port,
            Optional<IStamp> stamp => stamp.Port,
            _ => throw new NotSupportedException(),
        };
        _plugin = make(port);
        Provides = [new ObjectProvision(provides, _plugin)];
        return Task.CompletedTask;
    }

    public Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task ActivateAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task RunAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<HealthReport> CheckHealthAsync(CancellationToken cancellation) => Task.FromResult(HealthReport.Healthy);

    public Task DeliverAsync(int subscription, object item, CancellationToken cancellation) => Task.CompletedTask;

    public async Task<Payload> ExportAsync(int version, CancellationToken cancellation)
    {
        var count = Ledger.Count;
        await CloseAsync("hands over what it remembers").ConfigureAwait(false);
        return new Payload(null!, BitConverter.GetBytes(count));
    }

    public async Task ImportAsync(int version, Payload state, CancellationToken cancellation)
    {
        await CloseAsync("takes over what another remembers").ConfigureAwait(false);
        Ledger.Count = BitConverter.ToInt32(state.Bytes.Span);
    }

    public Task ForgetAsync(CancellationToken cancellation)
    {
        Ledger.Closed = "has forgotten what it remembered";
        return Task.CompletedTask;
    }

    public Task DrainAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellation)
    {
        if (_plugin is Ledger ledger)
        {
            ledger.Closed = "has been stopped";
        }

        return Task.CompletedTask;
    }

    public UnloadState Unload() => UnloadState.Pending;

    private async Task CloseAsync(string why)
    {
        Ledger.Closed = why;
        await Task.Yield();
        Ledger.Closed = null;
    }

    private sealed class ObjectProvision(ContractRuntime contract, object target) : Provision
    {
        public override ContractRuntime Contract => contract;

        public override object? TargetFor(string consumer) => target;

        public override Channel ChannelFor(string consumer, ContractModel callers) => throw new NotSupportedException();
    }
}
