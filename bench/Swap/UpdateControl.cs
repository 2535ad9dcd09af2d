using Mortise.Bench.Harness;

namespace Mortise.Bench.Swap;

/// <summary>
/// The negative control of updates: the old one is removed, then the new one installed. Calls must be lost.
/// </summary>
internal sealed class UpdateControl : Case
{
    private readonly ServedEcho _served = new();
    private readonly Callers _callers;

    public UpdateControl()
    {
        _callers = new Callers(_served.Port);
        Contenders = [new("removed-and-installed", (int _) => _callers.During(Replace))];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates => [];

    public override IReadOnlyList<ExactGate> ExactGates =>
        [new("control-update-calls-lost", "calls", () => _callers.Lost, 0)];

    public override int? Operations => 1;

    public override int Threads => 2;

    public override bool IsControl => true;

    public override int Rounds(Effort effort) => 3;

    public override void Dispose() => _served.Dispose();

    private void Replace()
    {
        for (var time = 0; time < 20; time++)
        {
            _served.Replace();
        }
    }
}
