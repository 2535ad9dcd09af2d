using System.Collections.Immutable;
using System.Text;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Tests.Messaging;
using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Kernel.Tests.Lifecycle.Fakes;

/// <summary>A plug-in that provides what its manifest says, and whose steps are noted.</summary>
internal sealed class FakeGeneration : IGeneration
{
    private readonly FakeIsolation _isolation;
    private readonly string _instance;
    private readonly int _generation;
    private readonly ImmutableArray<ContractRuntime> _requires;
    private readonly ImmutableArray<EventRuntime> _publishes;
    private readonly ImmutableArray<EventRuntime> _subscribes;
    private readonly ImmutableArray<Provision> _provides;

    public FakeGeneration(FakeIsolation isolation, LoadRequest request)
    {
        _isolation = isolation;
        _instance = request.Instance;
        _generation = request.Generation;
        _requires = [.. request.Manifest.Requires.Select(required => isolation.Contract(required.Name))];
        _publishes = [.. request.Manifest.Publishes.Select(static _ => Tick.Build())];
        _subscribes = [.. request.Manifest.Subscribes.Select(static _ => Tick.Build())];
        _provides = [.. request.Manifest.Provides.Select(provided =>
            new WorkProvision(isolation.Contract(provided.Name), new Worker(isolation.Answer(request))))];
    }

    public ImmutableArray<ContractRuntime> Requires => Seen(_requires);

    public ImmutableArray<EventRuntime> Publishes => Seen(_publishes);

    public ImmutableArray<EventRuntime> Subscribes => Seen(_subscribes);

    public ImmutableArray<Provision> Provides => Seen(_provides);

    public Task ConstructAsync(
        ImmutableArray<object> requirements, ImmutableArray<object> publishers, CancellationToken cancellation)
    {
        _isolation.Given[_instance] = requirements;
        return _isolation.StepAsync(_instance, "construct");
    }

    public Task PrepareAsync(CancellationToken cancellation) => _isolation.StepAsync(_instance, "prepare");

    public Task ActivateAsync(CancellationToken cancellation) => _isolation.StepAsync(_instance, "activate");

    public Task RunAsync(CancellationToken cancellation) => _isolation.WorkAsync(_instance, _generation, cancellation);

    public async Task<HealthReport> CheckHealthAsync(CancellationToken cancellation)
    {
        await _isolation.StepAsync(_instance, "probe");
        return _isolation.Health(_instance, _generation);
    }

    public Task DeliverAsync(int subscription, object item, CancellationToken cancellation) =>
        Seen(Task.CompletedTask);

    public Task WarmUpAsync(CancellationToken cancellation) => _isolation.StepAsync(_instance, "warm");

    public async Task<Payload> ExportAsync(int version, CancellationToken cancellation)
    {
        await _isolation.StepAsync(_instance, "export");
        var writer = new LineFormat().CreateWriter();
        writer.WriteString(_isolation.Memory(_generation));
        writer.WriteInt64(version);
        return writer.Finish();
    }

    public async Task ImportAsync(int version, Payload state, CancellationToken cancellation)
    {
        await _isolation.StepAsync(_instance, "import");
        var reader = state.Read();
        _isolation.Imported.Enqueue($"{_generation}: {reader.ReadString()} {version}");
    }

    public Task ForgetAsync(CancellationToken cancellation) => _isolation.StepAsync(_instance, $"forget-{_generation}");

    public async Task<bool> ReconfigureAsync(ReadOnlyMemory<byte> config, CancellationToken cancellation)
    {
        await _isolation.StepAsync(_instance, "reconfigure");
        var text = Encoding.UTF8.GetString(config.Span);
        return _isolation.Take(text);
    }

    public Task DrainAsync(CancellationToken cancellation) => _isolation.StepAsync(_instance, "drain");

    public Task StopAsync(CancellationToken cancellation) => _isolation.StepAsync(_instance, "stop");

    public UnloadState Unload() => Seen(UnloadState.Pending);

    private T Seen<T>(T value)
    {
        _isolation.Entered();
        return value;
    }

    private sealed class WorkProvision(ContractRuntime contract, IWork worker) : Provision
    {
        public override ContractRuntime Contract => contract;

        public override object? TargetFor(string consumer) => worker;

        public override Channel ChannelFor(string consumer, ContractModel callers) => throw new NotSupportedException();
    }

    private sealed class Worker(Func<Task<string>> answer) : IWork
    {
        public async ValueTask<string> WorkAsync(CancellationToken cancellation)
        {
            await Task.Yield();
            return await answer();
        }
    }
}
