using System.Diagnostics;
using Mortise.Bench.Contracts;
using Mortise.Bench.Harness;
using Mortise.Bench.Load.Installed;

namespace Mortise.Bench.Swap;

/// <summary>
/// The first call that a new generation answers, beside one that a generation answers which has served all along while
/// its neighbour was updated: the update leaves the processor's caches as cold for the one as for the other. Shown is
/// also a call in the midst of many.
/// </summary>
internal sealed class FirstAnswerCase : Case
{
    private const string First = "first-after-update";
    private const string Steady = "steady-beside-update";
    private const string Midst = "midst-of-many";
    private const int Updated = 0;
    private const int Neighbour = 1;

    /// <summary>So many calls on, whatever is to be in the processor's caches is there.</summary>
    private const int Settled = 100;

    private readonly EchoPackages _packages = EchoPackages.Install(2, assembly: EchoPackages.Plain);
    private readonly EchoHost _host;
    private readonly IEcho _port;

    public FirstAnswerCase()
    {
        _host = EchoHost.Start(_packages);
        _port = _host.PortTo(Updated);
        _ = Call(_host.PortTo(Neighbour));
        _ = Call();
        Contenders =
        [
            new("update", (int _) => _host.Update(Updated)) { Beside = () => [new(First, Call())] },
            new("update-of-neighbour", (int _) => _host.Update(Neighbour)) { Beside = () => [new(Steady, Call())] },
            new("calls", Settle) { Beside = () => [new(Midst, Call())] },
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        Gate.Time("first-call-after-update", First, Steady, 3),
        Gate.Shown("first-call-in-the-midst", First, Midst),
    ];

    public override int? Operations => 1;

    public override void Dispose()
    {
        _host.Dispose();
        _packages.Dispose();
    }

    private void Settle(int operations)
    {
        for (var call = 0; call < Settled; call++)
        {
            _ = Call();
        }
    }

    /// <summary>How many nanoseconds one call takes.</summary>
    private double Call() => Call(_port);

    private static double Call(IEcho port)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = port.AddAsync(1, 2).AsTask().GetAwaiter().GetResult();
        var ticks = Stopwatch.GetTimestamp() - start;
        return answer == 3 ? ticks * 1e9 / Stopwatch.Frequency : throw new InvalidOperationException("wrong answer");
    }
}
