using Mortise.Bench.Contracts;
using Mortise.Bench.Harness;
using Mortise.Bench.InProcess.Peers;

namespace Mortise.Bench.InProcess;

/// <summary>A call that suspends, and is awaited by a caller that suspends with it.</summary>
internal sealed class SuspendingCallCase : Case
{
    private const string Port = "port";
    private const string Bare = "pooled-valuetask";
    private const string Proxy = "interlocked-proxy";
    private readonly SuspendingLoop<Ours> _ours;

    public SuspendingCallCase()
    {
        var turnstile = new Turnstile();
        var provider = LoadedEcho.Resident(turnstile);
        _ours = new SuspendingLoop<Ours>(Routes.To(provider), turnstile);
        Contenders =
        [
            new(Port, _ours.Run),
            new(Bare, new SuspendingLoop<Limit>(provider, turnstile).Run),
            new(Proxy, new SuspendingLoop<Interlocking>(new InterlockedProxy(provider), turnstile).Run),
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        Gate.Time("call-suspending", Port, Bare, 1.3) with { IsPhysical = true },
        Gate.Shown("call-suspending-proxy", Port, Proxy),
    ];

    public override IReadOnlyList<ExactGate> ExactGates =>
        [new("call-suspending-bytes", "B", () => Allocation.BytesPerCall(_ours.Run), 0)];
}
