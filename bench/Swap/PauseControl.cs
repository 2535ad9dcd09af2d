using Mortise.Bench.Harness;

namespace Mortise.Bench.Swap;

/// <summary>The negative control of latencies: each update holds its callers up.</summary>
internal sealed class PauseControl() : LatencyCase("control-pause", new ServedWithPauses(new ServedEcho()))
{
    public override bool IsControl => true;

    public override int Rounds(Effort effort) => 5;
}
