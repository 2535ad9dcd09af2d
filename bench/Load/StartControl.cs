using Mortise.Bench.Harness;
using Mortise.Bench.Load.Installed;

namespace Mortise.Bench.Load;

/// <summary>
/// The negative control of start and memory: as many plug-ins that are loaded when the host starts. Each gate must be
/// missed.
/// </summary>
internal sealed class StartControl : Case
{
    private const int Count = 250;
    private const string Many = "eager-start";
    private const string One = "start";

    private readonly EchoPackages _many = EchoPackages.Install(Count, "eager");
    private readonly EchoPackages _one = EchoPackages.Install(1);
    private Dictionary<string, double> _report = [];

    public StartControl() =>
        Contenders =
        [
            new(Many, _ => Run(_many)) { Beside = () => [new("many", _report["private"])] },
            new(One, _ => Run(_one)) { Beside = () => [new("one", _report["private"])] },
        ];

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        Gate.Time("control-start-eager", Many, One, 1.5),
        new(
            "control-memory-eager",
            static round => (round["many"] - round["one"]) / (Count - 1) / 1024,
            "allowed",
            static _ => 64,
            Bound.AtMost,
            1)
        {
            Unit = "KiB",
        },
    ];

    public override int? Operations => 1;

    public override int Threads => 2;

    public override bool IsControl => true;

    public override int Rounds(Effort effort) => effort.Rounds / 8;

    public override void Dispose()
    {
        _many.Dispose();
        _one.Dispose();
    }

    private TimeSpan Run(EchoPackages packages)
    {
        _report = HostProcess.Run(HostProcess.Argument, packages);
        return TimeSpan.FromMicroseconds(_report["started"] / 1000);
    }
}
