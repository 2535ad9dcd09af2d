using Mortise.Bench.Harness;

namespace Mortise.Bench.Swap;

/// <summary>
/// Updates of a plug-in that remembers: calls wait at its gate while what it remembers is handed over, by code that is
/// compiled there and then. That wait is shown; judged is what calls take beyond it.
/// </summary>
internal sealed class HandOverCase : LatencyCase
{
    private const string Gated = "longest-wait-at-the-gate";

    private readonly ServedKeeper _served;
    private double _waited;

    public HandOverCase()
        : this(new ServedKeeper())
    {
    }

    private HandOverCase(ServedKeeper served)
        : base("hand-over-beyond-gate", served) => _served = served;

    public override IReadOnlyList<Gate> Gates =>
        [.. base.Gates, Gate.Shown("hand-over-wait-at-the-gate", Gated, "updated-99.9")];

    public override IReadOnlyList<ExactGate> ExactGates =>
    [
        new("hand-over-calls-lost", "calls", () => Lost, 0),
        new("hand-over-calls-missing", "calls", () => _served.MissingAsync().GetAwaiter().GetResult(), 0),
    ];

    protected override double Judged(Round round) => Math.Max(0, base.Judged(round) - round[Gated]);

    protected override IEnumerable<KeyValuePair<string, double>> Beside()
    {
        var waited = _waited;
        _waited = 0;
        return [new(Gated, waited)];
    }

    protected override void Note() => _waited = Math.Max(_waited, _served.Waited.TotalNanoseconds);
}
