using Mortise.Bench.Contracts;
using Mortise.Bench.Harness;
using Mortise.Bench.InProcess.Peers;

namespace Mortise.Bench.InProcess;

/// <summary>A call that completes before it returns.</summary>
internal sealed class SyncCallCase : Case
{
    private const string Port = "port";
    private const string Bare = "interface-call";
    private const string Proxy = "interlocked-proxy";
    private const string Dispatch = "dispatch-proxy";
    private const string Mediator = "mediator";
    private readonly CallLoop<Ours> _ours;

    public SyncCallCase()
    {
        var provider = LoadedEcho.Resident(new Turnstile());
        _ours = new CallLoop<Ours>(Routes.To(provider));
        Contenders =
        [
            new(Port, _ours.Run),
            new(Bare, new CallLoop<Limit>(provider).Run),
            new(Proxy, new CallLoop<Interlocking>(new InterlockedProxy(provider)).Run),
            new(Dispatch, new CallLoop<Reflecting>(ReflectionProxy.Around(provider)).Run),
            new(Mediator, new MediatorLoop().Run),
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        Gate.Time("call-sync", Port, Bare, 2.5) with { Stretch = 1.7, IsPhysical = true },
        Gate.Shown("call-sync-proxy", Port, Proxy),
        Gate.Shown("call-sync-dispatch-proxy", Port, Dispatch),
        Gate.Shown("call-sync-mediator", Port, Mediator),
    ];

    public override IReadOnlyList<ExactGate> ExactGates =>
        [new("call-sync-bytes", "B", () => Allocation.BytesPerCall(_ours.Run), 0)];
}
