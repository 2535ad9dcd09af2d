using Mortise.Bench.Contracts;
using Mortise.Bench.Harness;
using Mortise.Bench.InProcess.Peers;

namespace Mortise.Bench.InProcess;

/// <summary>The same into a plug-in whose load context can be unloaded.</summary>
internal sealed class CollectibleCallCase : Case
{
    private const string Port = "port";
    private const string Bare = "interface-call";
    private const string BareCollectible = "interface-call-collectible";
    private const string Proxy = "interlocked-proxy";
    private readonly CallLoop<CollectibleOurs> _ours;

    public CollectibleCallCase()
    {
        var turnstile = new Turnstile();
        var provider = LoadedEcho.Collectible(turnstile);
        _ours = new CallLoop<CollectibleOurs>(Routes.To(provider));
        Contenders =
        [
            new(Port, _ours.Run),
            new(Bare, new CallLoop<CollectibleLimit>(LoadedEcho.Resident(turnstile)).Run),
            new(BareCollectible, new CallLoop<CollectibleBare>(provider).Run),
            new(Proxy, new CallLoop<CollectibleInterlocking>(new InterlockedProxy(provider)).Run),
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        Gate.Time("call-collectible", Port, Bare, 3.5) with { Stretch = 2.5, IsPhysical = true },
        Gate.Shown("call-collectible-proxy", Port, Proxy),
        Gate.Shown("call-collectible-bare", Port, BareCollectible),
    ];

    public override IReadOnlyList<ExactGate> ExactGates =>
        [new("call-collectible-bytes", "B", () => Allocation.BytesPerCall(_ours.Run), 0)];
}
