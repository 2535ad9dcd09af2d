using Mortise.Bench.Contracts;
using Mortise.Bench.Harness;

namespace Mortise.Bench.InProcess;

/// <summary>
/// A swap, and what many of them cost the calls between them. One thread calls and swaps in turn; the ledger has the
/// two on threads of their own.
/// </summary>
internal sealed class SwapCase : Case
{
    private const string Steady = "port";
    private const string Swapped = "port-swapped";
    private const string Fenced = "port-with-bare-barriers";
    private const string Swap = "swap";
    private const string Barrier = "process-wide-barrier";

    private readonly Lazy<SwapLedger> _ledger = new(SwapLedger.Keep);

    public SwapCase()
    {
        var (first, second) = LoadedEcho.Twins(new Turnstile());
        var port = Routes.To(first);
        var swapper = new Swapper(port, first, second);
        Contenders =
        [
            new(Steady, new CallLoop<Ours>(Routes.To(first)).Run),
            new(Swapped, Interrupted(new CallLoop<Swapping>(port), swapper.Swap)),
            new(Fenced, Interrupted(new CallLoop<Fencing>(Routes.To(first)), Interlocked.MemoryBarrierProcessWide)),
            new(Swap, Repeated(new Swapper(Routes.To(first), first, second).Swap)),
            new(Barrier, Repeated(Interlocked.MemoryBarrierProcessWide)),
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        PerMicrosecond("calls-between-swaps", Fenced, Bound.AtLeast) with { Limit = 0.9 },
        PerMicrosecond("calls-between-swaps-steady", Steady, Bound.None),
        Gate.Time("swap", Swap, Barrier, 3),
    ];

    public override IReadOnlyList<ExactGate> ExactGates =>
    [
        new("calls-lost-in-swaps", "calls", () => _ledger.Value.Lost, 0),
        new("calls-run-twice-in-swaps", "calls", () => _ledger.Value.Repeated, 0),
    ];

    private static Gate PerMicrosecond(string name, string peer, Bound bound) =>
        new(name, round => 1000 / round[Swapped], peer, round => 1000 / round[peer], bound, 0) { Unit = "/µs" };

    private static Action<int> Interrupted<TWho>(CallLoop<TWho> loop, Action interruption)
        where TWho : struct =>
        operations =>
        {
            const int CallsBetween = 1000;
            for (var left = operations; left > 0; left -= CallsBetween)
            {
                loop.Run(Math.Min(left, CallsBetween));
                interruption();
            }
        };

    private static Action<int> Repeated(Action action) => operations =>
    {
        for (var operation = 0; operation < operations; operation++)
        {
            action();
        }
    };
}
