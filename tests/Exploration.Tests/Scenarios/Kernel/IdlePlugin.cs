using Mortise;
using Mortise.Kernel;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;

namespace Exploration.Scenarios.Kernel;

/// <summary>
/// A whole kernel: a plug-in is about to be stopped for having no calls, when calls come, each of which comes back to
/// it through another plug-in before it ends.
/// </summary>
public sealed class IdlePlugin : Scenario
{
    private const int Looks = 4;

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(7);

    private readonly Plugins _plugins = new();
    private readonly LookingTime _time = new(_pause);
    private readonly Microkernel _kernel;

    /// <summary>Makes it.</summary>
    public IdlePlugin() => _kernel = new Microkernel(new KernelConfig("explored")
    {
        Isolation = [_plugins],
        Time = _time,
        Deadlines = new KernelDeadlines { Heartbeat = Timeout.InfiniteTimeSpan },
        Host = new HostDeployment([], [new HostRequirement(LedgerRuntime.Instance, Cardinality.Optional)]),
    });

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Task>> Actors => [LookAsync, () => EnterAsync(1), () => EnterAsync(2)];

    private ILedger Port => ((Optional<ILedger>)_kernel.HostRequirement(0)).Port;

    /// <inheritdoc/>
    public override async Task BeforeAsync()
    {
        var ledger = Plugins.Deploy(Plugins.Ledger, "1.0.0", []) with
        {
            Supervision = ChildSpec.Default with { Idle = Looks * _pause },
        };
        ledger = ledger with { Model = ledger.Model with { ActivationOverride = Activation.OnDemand } };
        var refusal = _kernel.Install([ledger, Plugins.Deploy(Plugins.Stamp, "1.0.0", [])]);
        Demand(refusal is null, $"not installed: {refusal?.Explanation}");
        await _kernel.StartEagerAsync(CancellationToken.None).ConfigureAwait(false);
        await Port.CountAsync().ConfigureAwait(false);
        for (var look = 0; look < Looks; look++)
        {
            Demand(_time.TryLook(), "nobody looks");
            await Task.Yield();
        }
    }

    /// <inheritdoc/>
    public override async Task AfterAsync()
    {
        Demand(_plugins.Entered.Order().SequenceEqual([1, 2]), "a number was lost, or entered twice");
        await Port.CountAsync().ConfigureAwait(false);
        foreach (var (operation, sums) in _kernel.CallsOf(Plugins.Ledger))
        {
            Demand(sums.Accepted == sums.Completed, $"{operation} does not balance: {sums}");
        }

        await _kernel.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The look that makes the period full.</summary>
    private async Task LookAsync()
    {
        await Task.Yield();
        Demand(_time.TryLook(), "nobody looks");
    }

    private async Task EnterAsync(int number) => await Port.EnterAsync(number).ConfigureAwait(false);
}
