using Exploration.Scenarios.Broken;
using Mortise;

namespace Exploration.Scenarios;

/// <summary>Three calls come to a gate at which one may wait, while it is opened.</summary>
public sealed class CrowdedGate : Scenario
{
    private const int Capacity = 1;

    private readonly IGate _gate;
    private bool _opens;
    private int _waited;
    private int _ended;

    private CrowdedGate(IGate gate) => _gate = gate;

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Task>> Actors => [CallAsync, CallAsync, CallAsync, OpenAsync];

    /// <summary>The product's gate.</summary>
    public static Scenario Real() => new CrowdedGate(new RealGate(Capacity));

    /// <summary>A copy of it.</summary>
    public static Scenario Copy(GateFlaw flaw) => new CrowdedGate(new GateCopy(Capacity, flaw));

    /// <inheritdoc/>
    public override Task AfterAsync()
    {
        Demand(_ended == 3, "a call has not ended");
        Demand(_gate.Waiting == 0, $"{_gate.Waiting} wait at an open gate");
        return Task.CompletedTask;
    }

    private async Task CallAsync()
    {
        try
        {
            var pass = _gate.PassAsync(CancellationToken.None);
            _waited += pass.IsCompleted ? 0 : 1;
            Demand(_waited <= Capacity, $"{_waited} wait at once");
            await pass.ConfigureAwait(false);
            Demand(_opens, "a call has passed a closed gate");
            _ended++;
        }
        catch (RejectedException)
        {
            _ended++;
        }
    }

    private Task OpenAsync()
    {
        _opens = true;
        _gate.Open();
        return Task.CompletedTask;
    }
}
