using Mortise.Bench.Harness;

namespace Mortise.Bench.Gateway;

/// <summary>A trivial operation over HTTP: through the gateway plug-in of a real host, and by a minimal API.</summary>
internal sealed class RequestCase : Case
{
    private const string Ours = "gateway";
    private const string Peer = "minimal-api";

    private readonly string _directory = Directory.CreateTempSubdirectory("mortise-bench-").FullName;
    private readonly ServerProcess _gateway;
    private readonly ServerProcess _api;
    private readonly Dictionary<string, Load> _loads = [];
    private double _errors;

    public RequestCase()
    {
        _gateway = ServerProcess.Start(Servers.Gateway, Servers.WriteEdition(_directory));
        _api = ServerProcess.Start(Servers.MinimalApi);
        Contenders = [Contender(Ours, _gateway), Contender(Peer, _api)];

        // The runtime reaches its best code within seconds, not within a turn.
        foreach (var contender in Enumerable.Range(0, 4).SelectMany(_ => Contenders))
        {
            contender.Measure(1);
        }
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        new("gateway-requests", PerSecond(Ours), Peer, PerSecond(Peer), Bound.AtLeast, 0.7) { Unit = "/s" },
        new("gateway-99th-percentile", Late(Ours), Peer, Late(Peer), Bound.None, 0) { Unit = "ms" },
    ];

    public override IReadOnlyList<ExactGate> ExactGates => [new("gateway-errors", "errors", () => _errors, 0)];

    public override int? Operations => 1;

    public override int Threads => 2;

    public override int Rounds(Effort effort) => effort.Rounds / 4;

    public override void Dispose()
    {
        _gateway.Dispose();
        _api.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static Func<Round, double> PerSecond(string contender) => round => 1e9 / round[contender];

    private static Func<Round, double> Late(string contender) => round => round[contender + "-99"];

    private Contender Contender(string name, ServerProcess server) => new(name, _ => Send(name, server))
    {
        Beside = () => [new(name + "-99", _loads[name].Percentile99)],
    };

    private TimeSpan Send(string name, ServerProcess server)
    {
        var load = _loads[name] = Load.Send(server.Url);
        _errors += load.Errors;
        return TimeSpan.FromSeconds(load.Seconds / load.Requests);
    }
}
