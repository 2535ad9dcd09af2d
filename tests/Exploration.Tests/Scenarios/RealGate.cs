using Mortise.Kernel.Updates;

namespace Exploration.Scenarios;

/// <summary>The product's own.</summary>
internal sealed class RealGate(int capacity) : IGate
{
    private readonly Gate _gate = new("desk", capacity, new StillTime());

    public int Waiting => _gate.Waiting;

    public void Open() => _gate.Open();

    public ValueTask PassAsync(CancellationToken cancellation) => _gate.PassAsync(cancellation);
}
