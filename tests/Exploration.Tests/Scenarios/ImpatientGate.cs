using Exploration.Scenarios.Broken;

namespace Exploration.Scenarios;

/// <summary>
/// A call waits at a gate, another is cancelled there and comes again, while the gate is opened. Two may wait, so
/// neither is ever rejected.
/// </summary>
public sealed class ImpatientGate : Scenario
{
    private const int Capacity = 2;

    private readonly IGate _gate;
    private readonly CancellationTokenSource _patience = new();
    private bool _opens;
    private int _ended;

    private ImpatientGate(IGate gate) => _gate = gate;

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Task>> Actors => [CallAsync, CallAgainAsync, CancelAsync, OpenAsync];

    /// <summary>The product's gate.</summary>
    public static Scenario Real() => new ImpatientGate(new RealGate(Capacity));

    /// <summary>A copy of it.</summary>
    public static Scenario Copy(GateFlaw flaw) => new ImpatientGate(new GateCopy(Capacity, flaw));

    /// <inheritdoc/>
    public override Task AfterAsync()
    {
        Demand(_ended == 2, "a call has not ended");
        Demand(_gate.Waiting == 0, $"{_gate.Waiting} wait at an open gate");
        return Task.CompletedTask;
    }

    private async Task CallAsync()
    {
        await _gate.PassAsync(CancellationToken.None).ConfigureAwait(false);
        Demand(_opens, "a call has passed a closed gate");
        _ended++;
    }

    private async Task CallAgainAsync()
    {
        try
        {
            await _gate.PassAsync(_patience.Token).ConfigureAwait(false);
            Demand(_opens, "a call has passed a closed gate");
        }
        catch (OperationCanceledException) when (_patience.IsCancellationRequested)
        {
            // And comes again, to wait for as long as it takes.
            Demand(_gate.Waiting <= 1, $"{_gate.Waiting} wait, and one of them has left");
        }

        await CallAsync().ConfigureAwait(false);
    }

    private Task CancelAsync()
    {
        _patience.Cancel();
        return Task.CompletedTask;
    }

    private Task OpenAsync()
    {
        _opens = true;
        _gate.Open();
        return Task.CompletedTask;
    }
}
