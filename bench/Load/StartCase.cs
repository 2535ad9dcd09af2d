using Mortise.Bench.Harness;
using Mortise.Bench.Load.Installed;

namespace Mortise.Bench.Load;

/// <summary>
/// From the first statement of a program to an edition that serves, with many plug-ins installed that nobody has called
/// yet; and what each of them costs in memory.
/// </summary>
internal sealed class StartCase : Case
{
    private const double Kibibyte = 1024;

    private static readonly int[] _counts = [1, 1_000, 10_000];
    private static readonly string[] _parts = ["edition", "manifests", "composition", "install"];

    private readonly Dictionary<int, EchoPackages> _packages =
        _counts.ToDictionary(static count => count, static count => EchoPackages.Install(count));

    private readonly Dictionary<int, Dictionary<string, double>> _reports = [];

    public StartCase() =>
        Contenders =
        [
            .. _counts.Select(count => new Contender(Start(count), _ => Run(count, HostProcess.Argument, "started"))
            {
                Beside = () => Values(count, ["process", "private", "managed"]),
            }),
            new Contender(Start(10_000) + "-parts", _ => Run(10_000, HostProcess.PartsArgument, "edition"))
            {
                Beside = () => Values(10_000, _parts),
            },
        ];

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        Milliseconds("start-1000", Start(1_000), Start(1)) with { Bound = Bound.AtMost, Limit = 1.5 },
        Milliseconds("start-10000", Start(10_000), Start(1)),
        Milliseconds("start-1000-with-process", "process-1000", "process-1"),
        .. _parts.Select(static part => Milliseconds($"start-10000-{part}", $"{part}-10000", Start(10_000))),
        Memory("memory-1000", "private", 1_000) with { Bound = Bound.AtMost },
        Memory("memory-10000", "private", 10_000) with { Bound = Bound.AtMost },
        Memory("memory-10000-managed", "managed", 10_000),
    ];

    public override int? Operations => 1;

    public override int Threads => 2;

    public override int Rounds(Effort effort) => effort.Rounds / 4;

    public override void Dispose()
    {
        foreach (var packages in _packages.Values)
        {
            packages.Dispose();
        }
    }

    private static string Start(int count) => $"start-{count}-plug-ins";

    private static Gate Milliseconds(string name, string ours, string peer) =>
        new(name, round => round[ours] / 1e6, peer, round => round[peer] / 1e6, Bound.None, 0) { Unit = "ms" };

    /// <summary>Per plug-in, beside what it may cost.</summary>
    private static Gate Memory(string name, string kind, int count) => new(
        name,
        round => (round[$"{kind}-{count}"] - round[$"{kind}-1"]) / (count - 1) / Kibibyte,
        "allowed",
        static _ => 64,
        Bound.None,
        1)
    {
        Unit = "KiB",
    };

    private TimeSpan Run(int count, string mode, string value)
    {
        var report = _reports[count] = HostProcess.Run(mode, _packages[count]);
        return TimeSpan.FromMicroseconds(report[value] / 1000);
    }

    private IEnumerable<KeyValuePair<string, double>> Values(int count, string[] names) =>
        names.Select(name => KeyValuePair.Create($"{name}-{count}", _reports[count][name]));
}
