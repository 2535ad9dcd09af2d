using System.Diagnostics;
using Mortise.Bench.Harness;

namespace Mortise.Bench.Swap;

/// <summary>The same paced load with and without updates of the plug-in that answers it.</summary>
internal abstract class LatencyCase : Case
{
    private const string UpdatedTail = "updated-99.9";
    private const string SteadyTail = "steady-99.9";
    private const string FloodedTail = "flooded-99.9";
    private const string Allowed = "allowed";
    private const double Tail = 0.999;
    private static readonly TimeSpan _most = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _turn = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// From the beginning of an update to that of the next. Without a pause one processor does nothing but load code,
    /// and what callers see is the collection of hundreds of load contexts; that is shown beside it.
    /// </summary>
    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(50);

    private readonly string _name;
    private readonly IServed _served;
    private readonly PacedCallers _callers;
    private double _updates;
    private Latencies _updated = new();
    private Latencies _steady = new();
    private Latencies _flooded = new();

    protected LatencyCase(string name, IServed served)
    {
        (_name, _served, _callers) = (name, served, new PacedCallers(served));
        Contenders =
        [
            new("updated", (int _) => _updated = _callers.During(() => Update(_pace)))
            {
                Beside = () => [new(UpdatedTail, _updated.Quantile(Tail)), new("updates", _updates), .. Beside()],
            },
            new("steady", (int _) => _steady = _callers.During(static () => Thread.Sleep(_turn)))
            {
                Beside = () => [new(SteadyTail, _steady.Quantile(Tail)), new("calls", _updated.Count)],
            },
            new("flooded", (int _) => _flooded = _callers.During(() => Update(TimeSpan.Zero)))
            {
                Beside = () => [new(FloodedTail, _flooded.Quantile(Tail)), new("flood", _updates)],
            },
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        new($"{_name}-latency-99.9", Judged, Allowed, static _ => _most.TotalNanoseconds, Bound.AtMost, 1),
        Gate.Shown($"{_name}-latency-99.9-whole", UpdatedTail, SteadyTail),
        Gate.Shown($"{_name}-updates-among-calls", "updates", "calls") with { Unit = "updates" },
        Gate.Shown($"{_name}-latency-99.9-flooded", FloodedTail, SteadyTail),
        Gate.Shown($"{_name}-updates-flooded", "flood", "calls") with { Unit = "updates" },
    ];

    public override int? Operations => 1;

    public override int Threads => 2;

    /// <summary>The callers' own count.</summary>
    protected long Lost => _callers.Lost;

    public override int Rounds(Effort effort) => effort.Rounds * 2 / 3;

    public override void Dispose() => _served.Dispose();

    /// <summary>By how much a call takes longer than without updates, which must not be more than is allowed.</summary>
    protected virtual double Judged(Round round) => Math.Max(0, round[UpdatedTail] - round[SteadyTail]);

    /// <summary>What else was measured in the turn with updates.</summary>
    protected virtual IEnumerable<KeyValuePair<string, double>> Beside() => [];

    /// <summary>One update after the other, each begun no sooner than the pace says.</summary>
    protected void Update(TimeSpan pace)
    {
        _updates = 0;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < _turn; _updates++)
        {
            _served.Update();
            Note();
            if (((_updates + 1) * pace) - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left)
            {
                Thread.Sleep(left);
            }
        }
    }

    /// <summary>An update has ended.</summary>
    protected virtual void Note()
    {
    }
}
