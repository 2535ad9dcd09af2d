using System.Collections.Concurrent;
using System.Collections.Immutable;
using Mortise.Kernel.Isolation;

namespace Mortise.Kernel.Tests.Lifecycle.Fakes;

/// <summary>
/// An isolation level without code: it notes each step as <c>name step</c>, and does at it what the test says.
/// </summary>
internal sealed class FakeIsolation : IIsolationHost
{
    private readonly ConcurrentQueue<string> _steps = new();
    private readonly ConcurrentDictionary<string, WorkRuntime> _contracts = new();

    public string Level
    {
        get
        {
            Entered();
            return "fake";
        }
    }

    /// <summary>All steps in the order in which they began.</summary>
    public IReadOnlyCollection<string> Steps => _steps;

    /// <summary>What happens at a step. Default: nothing.</summary>
    public Func<string, Task> At { get; set; } = static _ => Task.CompletedTask;

    /// <summary>What the plug-in that is loaded answers to each call. Default: its name.</summary>
    public Func<LoadRequest, Func<Task<string>>> Answer { get; set; } =
        static request => () => Task.FromResult(request.Instance);

    /// <summary>What a generation of that number remembers. Default: its number.</summary>
    public Func<int, string> Memory { get; set; } = static generation => $"state of {generation}";

    /// <summary>The background work of a generation. Default: none.</summary>
    public Func<string, int, CancellationToken, Task> Work { get; set; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>What a generation says to a probe. Default: that it is well.</summary>
    public Func<string, int, HealthReport> Health { get; set; } = static (_, _) => HealthReport.Healthy;

    /// <summary>What was imported, as <c>generation: memory version</c>.</summary>
    public ConcurrentQueue<string> Imported { get; } = new();

    /// <summary>What the running generation of each instance was given for its requirements.</summary>
    public ConcurrentDictionary<string, ImmutableArray<object>> Given { get; } = new();

    /// <summary>Whether a configuration is taken by what runs. Default: it is.</summary>
    public Func<string, bool> Take { get; set; } = static _ => true;

    /// <summary>What happens whenever the kernel comes to here, or to what was loaded. Default: nothing.</summary>
    public Action Entered { get; set; } = static () => { };

    /// <summary>The names of the instances that went through a step, in order.</summary>
    public string[] Of(string step) => [.. _steps
        .Select(static each => each.Split(' '))
        .Where(parts => parts[1] == step)
        .Select(static parts => parts[0])];

    public WorkRuntime Contract(string name) => _contracts.GetOrAdd(name, static name => new WorkRuntime(name));

    public async ValueTask<IGeneration> LoadAsync(LoadRequest request, CancellationToken cancellation)
    {
        await StepAsync(request.Instance, "load").WaitAsync(cancellation);
        return new FakeGeneration(this, request);
    }

    /// <summary>Background work as a boundary would run it.</summary>
    public async Task WorkAsync(string instance, int generation, CancellationToken cancellation)
    {
        Entered();
        try
        {
            await Work(instance, generation, cancellation);
        }
        catch (OperationCanceledException)
        {
            // It was asked to end.
        }
        catch (InvalidOperationException exception)
        {
            throw new FaultException("MT2101", exception.Message);
        }
    }

    /// <summary>A step as a boundary would run it: whatever comes out of it is a fault.</summary>
    public async Task StepAsync(string instance, string step)
    {
        Entered();
        _steps.Enqueue($"{instance} {step}");
        try
        {
            await At($"{instance} {step}");
        }
        catch (InvalidOperationException exception)
        {
            throw new FaultException("MT2101", exception.Message);
        }
    }
}
