using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Mortise.Kernel.Tests.Lifecycle.Fakes;

/// <summary>A plug-in that provides what its manifest says, and whose steps are noted.</summary>
internal sealed class FakeGeneration : IGeneration
{
    private readonly FakeIsolation _isolation;
    private readonly string _instance;

    public FakeGeneration(FakeIsolation isolation, LoadRequest request)
    {
        _isolation = isolation;
        _instance = request.Instance;
        Requires = [.. request.Manifest.Requires.Select(required => isolation.Contract(required.Name))];
        Provides = [.. request.Manifest.Provides.Select(provided =>
            new WorkProvision(isolation.Contract(provided.Name), new Worker(request.Instance)))];
    }

    public ImmutableArray<ContractRuntime> Requires { get; }

    public ImmutableArray<EventRuntime> Publishes => [];

    public ImmutableArray<EventRuntime> Subscribes => [];

    public ImmutableArray<Provision> Provides { get; }

    public Task ConstructAsync(
        ImmutableArray<object> requirements, ImmutableArray<object> publishers, CancellationToken cancellation) =>
        _isolation.StepAsync(_instance, "construct");

    public Task PrepareAsync(CancellationToken cancellation) => _isolation.StepAsync(_instance, "prepare");

    public Task ActivateAsync(CancellationToken cancellation) => _isolation.StepAsync(_instance, "activate");

    public Task RunAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<HealthReport> CheckHealthAsync(CancellationToken cancellation) => Task.FromResult(HealthReport.Healthy);

    public Task DeliverAsync(int subscription, object item, CancellationToken cancellation) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellation) => _isolation.StepAsync(_instance, "stop");

    public UnloadState Unload() => UnloadState.Pending;

    private sealed class WorkProvision(ContractRuntime contract, IWork worker) : Provision
    {
        public override ContractRuntime Contract => contract;

        public override object? TargetFor(string consumer) => worker;

        public override Channel ChannelFor(string consumer, ContractModel callers) => throw new NotSupportedException();
    }

    private sealed class Worker(string instance) : IWork
    {
        public async ValueTask<string> WorkAsync(CancellationToken cancellation)
        {
            await Task.Yield();
            return instance;
        }
    }
}
