using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Mortise.Kernel.Tests.Messaging;

/// <summary>A generation that only publishes and receives events.</summary>
internal sealed class StubGeneration : IGeneration
{
    public required Func<int, object, CancellationToken, Task> Deliver { get; init; }

    public ImmutableArray<ContractRuntime> Requires => [];

    public ImmutableArray<EventRuntime> Publishes { get; init; } = [];

    public ImmutableArray<EventRuntime> Subscribes { get; init; } = [];

    public ImmutableArray<Provision> Provides => [];

    public Task DeliverAsync(int subscription, object item, CancellationToken cancellation) =>
        Deliver(subscription, item, cancellation);

    public Task ConstructAsync(
        ImmutableArray<object> requirements, ImmutableArray<object> publishers, CancellationToken cancellation) =>
        Task.CompletedTask;

    public Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task ActivateAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task RunAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<HealthReport> CheckHealthAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    public UnloadState Unload() => UnloadState.NotLoaded;
}
