using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Bench.Contracts;
using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Mortise.Bench.InProcess.Installed;

/// <summary>An isolation level that hands out a provider that is there already.</summary>
internal sealed class EchoIsolation(IEcho provider) : IIsolationHost
{
    public const string Name = "bench";

    public string Level => Name;

    public ValueTask<IGeneration> LoadAsync(LoadRequest request, CancellationToken cancellation) =>
        new(new Generation(provider));

    private sealed class Generation(IEcho provider) : IGeneration
    {
        public ImmutableArray<ContractRuntime> Requires => [];

        public ImmutableArray<EventRuntime> Publishes => [];

        public ImmutableArray<EventRuntime> Subscribes => [];

        public ImmutableArray<Kernel.Isolation.Provision> Provides { get; } = [new Provision(provider)];

        public Task ConstructAsync(
            ImmutableArray<object> requirements, ImmutableArray<object> publishers, CancellationToken cancellation) =>
            Task.CompletedTask;

        public Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task ActivateAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task DrainAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task RunAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task<HealthReport> CheckHealthAsync(CancellationToken cancellation) =>
            Task.FromResult(HealthReport.Healthy);

        public Task DeliverAsync(int subscription, object item, CancellationToken cancellation) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

        public UnloadState Unload() => UnloadState.Resident;
    }

    private sealed class Provision(IEcho provider) : Kernel.Isolation.Provision
    {
        public override ContractRuntime Contract => EchoRuntime.Instance;

        public override object? TargetFor(string consumer) => provider;

        public override Channel ChannelFor(string consumer, ContractModel callers) =>
            throw new InvalidOperationException("Caller and provider have the same build of the contract.");
    }
}
