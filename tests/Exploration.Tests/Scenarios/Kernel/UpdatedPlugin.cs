using System.Collections.Immutable;
using Mortise;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Updates;
using Mortise.Updates;

namespace Exploration.Scenarios.Kernel;

/// <summary>
/// A whole kernel: a plug-in is updated while it is called, and each call comes back to it through another plug-in
/// before it ends; somebody calls that one, too.
/// </summary>
public sealed class UpdatedPlugin : Scenario
{
    private const int Numbers = 2;

    private readonly Plugins _plugins = new();
    private readonly Microkernel _kernel;
    private readonly UpdateEnd _end;
    private readonly ImmutableArray<int> _states;
    private readonly bool _again;
    private UpdateTransaction? _update;

    private UpdatedPlugin(ImmutableArray<int> states, UpdateEnd end, bool again = false)
    {
        (_states, _end, _again) = (states, end, again);
        _kernel = new Microkernel(new KernelConfig("explored")
        {
            Isolation = [_plugins],
            Time = new StillTime(),
            Deadlines = new KernelDeadlines { Heartbeat = Timeout.InfiniteTimeSpan },
            Host = new HostDeployment(
                [],
                [
                    new HostRequirement(LedgerRuntime.Instance, Cardinality.Optional),
                    new HostRequirement(StampRuntime.Instance, Cardinality.Optional),
                ]),
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Task>> Actors => _again
        ? [UpdateTwiceAsync]
        : [() => UpdateAsync("2.0.0"), () => EnterAsync(1), () => EnterAsync(2), StampAsync];

    private ILedger Port => ((Optional<ILedger>)_kernel.HostRequirement(0)).Port;

    private IStamp Stamp => ((Optional<IStamp>)_kernel.HostRequirement(1)).Port;

    /// <summary>One that remembers nothing that must be handed over.</summary>
    public static Scenario Stateless(UpdateEnd end) => new UpdatedPlugin([], end);

    /// <summary>One that remembers what was entered.</summary>
    public static Scenario Stateful(UpdateEnd end) => new UpdatedPlugin([1], end);

    /// <summary>One that is updated again as soon as it has been.</summary>
    public static Scenario Again(UpdateEnd end) => new UpdatedPlugin([], end, again: true);

    /// <inheritdoc/>
    public override async Task BeforeAsync()
    {
        var refusal = _kernel.Install(
            [Plugins.Deploy(Plugins.Ledger, "1.0.0", _states), Plugins.Deploy(Plugins.Stamp, "1.0.0", [])]);
        Demand(refusal is null, $"not installed: {refusal?.Explanation}");
        await _kernel.StartEagerAsync(CancellationToken.None).ConfigureAwait(false);
        Demand(await Port.CountAsync().ConfigureAwait(false) == 0, "the ledger is not empty at first");
    }

    /// <inheritdoc/>
    public override async Task AfterAsync()
    {
        var report = _update!.Report();
        Demand(report.State != UpdateState.Running, "the update has not ended");
        Demand(_end == UpdateEnd.Cancel || report.State == UpdateState.Committed, $"not updated: {report.Explanation}");
        Demand(_again || _plugins.Entered.Order().SequenceEqual([1, 2]), "a number was lost, or entered twice");
        var count = await Port.CountAsync().ConfigureAwait(false);
        Demand(_states.IsEmpty || count == Numbers, $"the ledger remembers {count} of {Numbers}: {report.Explanation}");
        foreach (var (operation, sums) in _kernel.CallsOf(Plugins.Ledger))
        {
            var ended = sums.Completed + sums.Failed + sums.Cancelled + sums.Rejected;
            Demand(sums.Accepted == ended && sums.Accepted == sums.Completed, $"{operation} does not balance: {sums}");
        }

        await _kernel.DisposeAsync().ConfigureAwait(false);
    }

    private async Task UpdateTwiceAsync()
    {
        await UpdateAsync("2.0.0").ConfigureAwait(false);
        await UpdateAsync("3.0.0").ConfigureAwait(false);
    }

    private async Task UpdateAsync(string version)
    {
        var begun = _kernel.Update(Plugins.Deploy(Plugins.Ledger, version, _states));
        Demand(begun.Refusal is null, $"not begun: {begun.Refusal?.Explanation}");
        _update = begun.Value!;
        if (_end == UpdateEnd.Cancel)
        {
            await Task.Yield();
            _update.Cancel();
        }
        else
        {
            _update.Promote();
        }

        await _update.Ended.ConfigureAwait(false);
    }

    /// <summary>Not as a task of the port's own making: its end would be told on a thread of the pool.</summary>
    private async Task StampAsync() => await Stamp.StampAsync().ConfigureAwait(false);

    private async Task EnterAsync(int number) => await Port.EnterAsync(number).ConfigureAwait(false);
}
