using Mortise.Bench.Contracts;
using Mortise.Bench.Harness;
using Mortise.Bench.InProcess.Peers;

namespace Mortise.Bench.InProcess;

/// <summary>
/// The negative control: a way to the provider that is too slow, and allocates. Its gates are those of a call through a
/// port, and each must be missed; if one is met, the bench cannot see a miss.
/// </summary>
internal sealed class ControlCase : Case
{
    private const string Slow = "dispatch-proxy";
    private const string Bare = "interface-call";
    private readonly CallLoop<Reflecting> _slow;

    public ControlCase()
    {
        var provider = LoadedEcho.Resident(new Turnstile());
        _slow = new CallLoop<Reflecting>(ReflectionProxy.Around(provider));
        Contenders = [new(Slow, _slow.Run), new(Bare, new CallLoop<Limit>(provider).Run)];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates => [Gate.Time("control-slow", Slow, Bare, 2.5)];

    public override IReadOnlyList<ExactGate> ExactGates =>
        [new("control-allocating", "B", () => Allocation.BytesPerCall(_slow.Run), 0)];

    public override bool IsControl => true;
}
