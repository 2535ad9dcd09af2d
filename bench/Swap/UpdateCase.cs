using System.Diagnostics;
using Mortise.Bench.Harness;
using Mortise.Bench.Load;
using Mortise.Bench.Load.Installed;

namespace Mortise.Bench.Swap;

/// <summary>The same load with and without updates of the plug-in that answers it.</summary>
internal sealed class UpdateCase : Case
{
    private const string Updated = "updated";
    private const string Steady = "steady";
    private const string Allowed = "allowed";
    private const double Tail = 0.999;
    private static readonly TimeSpan _most = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _turn = TimeSpan.FromMilliseconds(250);

    private readonly EchoPackages _packages = EchoPackages.Install(1, assembly: EchoPackages.Plain);
    private readonly EchoHost _host;
    private readonly Callers _callers;
    private double _updates;
    private double _calls;

    public UpdateCase()
    {
        _host = EchoHost.Start(_packages);
        _callers = new Callers(_host.PortTo(0));
        _callers.Begin();
        Contenders =
        [
            new(Updated, _ => Measure(Update)) { Beside = () => [new("updates", _updates), new("calls", _calls)] },
            new(Steady, _ => Measure(static () => Thread.Sleep(_turn))),
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        new("update-latency-99.9", More, Allowed, static _ => _most.TotalNanoseconds, Bound.AtMost, 1),
        Gate.Shown("update-latency-99.9-whole", Updated, Steady),
        new("update-in-a-turn", static round => round["updates"], "calls", static round => round["calls"], Bound.None, 0)
        {
            Unit = "updates",
        },
    ];

    public override IReadOnlyList<ExactGate> ExactGates =>
    [
        new("update-calls-lost", "calls", () => _callers.Lost, 0),
        new("update-generations-left", "contexts", GenerationsLeft, 0),
    ];

    public override int? Operations => 1;

    public override int Threads => 2;

    public override void Dispose()
    {
        _host.Dispose();
        _packages.Dispose();
    }

    private static double More(Round round) => Math.Max(0, round[Updated] - round[Steady]);

    private TimeSpan Measure(Action beside)
    {
        var seen = _callers.During(beside);
        _calls = seen.Count;
        return seen.Quantile(Tail);
    }

    /// <summary>One after the other, as fast as they go.</summary>
    private void Update()
    {
        _updates = 0;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < _turn; _updates++)
        {
            _host.Update(0);
        }
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
