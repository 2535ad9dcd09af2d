using Mortise.Bench.Harness;
using Mortise.Bench.Load;

namespace Mortise.Bench.Swap;

/// <summary>Updates of a plug-in without a memory.</summary>
internal sealed class UpdateCase : LatencyCase
{
    private readonly Callers _pressing;

    public UpdateCase()
        : this(new ServedEcho())
    {
    }

    private UpdateCase(ServedEcho served)
        : base("update", served) => _pressing = new Callers(served.Port);

    public override IReadOnlyList<ExactGate> ExactGates =>
    [
        new("update-calls-lost", "calls", CallsLost, 0),
        new("update-generations-left", "contexts", GenerationsLeft, 0),
    ];

    /// <summary>Also of those who do not wait for their time, more than one at once.</summary>
    private double CallsLost()
    {
        for (var turn = 0; turn < 5; turn++)
        {
            _pressing.During(() => Update(TimeSpan.Zero));
        }

        return Lost + _pressing.Lost;
    }

    /// <summary>How many load contexts are there beside the one that serves.</summary>
    private static double GenerationsLeft()
    {
        for (var collections = 0; Collections.Contexts().Length > 1 && collections < Collections.Most; collections++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return Collections.Contexts().Length - 1;
    }
}
