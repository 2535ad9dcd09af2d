using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Mortise.Testing.Peers;

/// <summary>A plug-in that is an object of the test: it has no code to load and nothing that could fail.</summary>
/// <param name="provides">What it provides.</param>
internal class TestPeer(ImmutableArray<Provision> provides) : IGeneration
{
    public ImmutableArray<ContractRuntime> Requires => [];

    public virtual ImmutableArray<EventRuntime> Publishes => [];

    public virtual ImmutableArray<EventRuntime> Subscribes => [];

    public ImmutableArray<Provision> Provides => provides;

    public virtual Task ConstructAsync(
        ImmutableArray<object> requirements, ImmutableArray<object> publishers, CancellationToken cancellation) =>
        Task.CompletedTask;

    public Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task ActivateAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task RunAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<HealthReport> CheckHealthAsync(CancellationToken cancellation) =>
        Task.FromResult(HealthReport.Healthy);

    public virtual Task DeliverAsync(int subscription, object item, CancellationToken cancellation) =>
        Task.CompletedTask;

    public Task DrainAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    public UnloadState Unload() => UnloadState.Resident;
}
