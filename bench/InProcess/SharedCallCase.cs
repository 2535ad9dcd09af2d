using Mortise.Bench.Contracts;
using Mortise.Bench.Harness;
using Mortise.Bench.InProcess.Peers;

namespace Mortise.Bench.InProcess;

/// <summary>
/// Two threads share one port, as the threads of a server do. The gate against the interlocked proxy is here: used by
/// one thread, on a processor with cheap locked instructions, that proxy costs little; shared, its counter travels.
/// </summary>
internal sealed class SharedCallCase : Case
{
    private const string One = "port";
    private const string Two = "port-shared";
    private const string BareOne = "interface-call";
    private const string BareTwo = "interface-call-shared";
    private const string Proxy = "interlocked-proxy-shared";
    private const string Collectible = "port-shared-collectible";
    private const string CollectibleProxy = "interlocked-proxy-shared-collectible";

    private readonly List<Pair> _pairs = [];

    public SharedCallCase()
    {
        var turnstile = new Turnstile();
        var (resident, collectible) = (LoadedEcho.Resident(turnstile), LoadedEcho.Collectible(turnstile));
        var port = Routes.To(resident);
        Contenders =
        [
            new(One, new CallLoop<Ours>(port).Run),
            new(Two, Shared<Ours>(port)),
            new(BareOne, new CallLoop<Limit>(resident).Run),
            new(BareTwo, Shared<Limit>(resident)),
            new(Proxy, Shared<Interlocking>(new InterlockedProxy(resident))),
            new(Collectible, Shared<CollectibleOurs>(Routes.To(collectible))),
            new(CollectibleProxy, Shared<CollectibleInterlocking>(new InterlockedProxy(collectible))),
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        new("call-two-threads", Gain(One, Two), BareTwo, Gain(BareOne, BareTwo), Bound.AtLeast, 0.95) { Unit = "×" },
        Gate.Time("call-shared-proxy", Two, Proxy, 0.3),
        Gate.Time("call-shared-collectible-proxy", Collectible, CollectibleProxy, 0.5),
    ];

    public override int Threads => 2;

    public override void Dispose() => _pairs.ForEach(static pair => pair.Dispose());

    private static Func<Round, double> Gain(string one, string two) => round => round[one] / round[two];

    private Action<int> Shared<TWho>(IEcho target)
        where TWho : struct
    {
        var pair = new Pair(new CallLoop<TWho>(target).Run, new CallLoop<TWho>(target).Run);
        _pairs.Add(pair);
        return pair.Run;
    }
}
