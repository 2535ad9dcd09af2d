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
    private const string UpdatedTail = "updated-99.9";
    private const string SteadyTail = "steady-99.9";
    private const string Allowed = "allowed";
    private const double Tail = 0.999;
    private static readonly TimeSpan _most = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _turn = TimeSpan.FromMilliseconds(250);

    private readonly EchoPackages _packages = EchoPackages.Install(1, assembly: EchoPackages.Plain);
    private readonly EchoHost _host;
    private readonly Callers _callers;
    private double _updates;
    private Latencies _updated = new();
    private Latencies _steady = new();

    public UpdateCase()
    {
        _host = EchoHost.Start(_packages);
        _callers = new Callers(_host.PortTo(0));
        _callers.Begin();
        Contenders =
        [
            new(Updated, (int _) => _updated = _callers.During(Update))
            {
                Beside = () => [new(UpdatedTail, _updated.Quantile(Tail)), new("updates", _updates)],
            },
            new(Steady, (int _) => _steady = _callers.During(static () => Thread.Sleep(_turn)))
            {
                Beside = () => [new(SteadyTail, _steady.Quantile(Tail)), new("calls", _updated.Count)],
            },
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        new("update-latency-99.9", More, Allowed, static _ => _most.TotalNanoseconds, Bound.AtMost, 1),
        Gate.Shown("update-latency-99.9-whole", UpdatedTail, SteadyTail),
        Gate.Shown("updates-among-calls", "updates", "calls") with { Unit = "updates" },
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

    private static double More(Round round) => Math.Max(0, round[UpdatedTail] - round[SteadyTail]);

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
