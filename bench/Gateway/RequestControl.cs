using Mortise.Bench.Harness;

namespace Mortise.Bench.Gateway;

/// <summary>The negative control: a connection for each request. Its gate must be missed.</summary>
internal sealed class RequestControl : Case
{
    private const string Slow = "connection-each";
    private const string Peer = "minimal-api";

    private readonly ServerProcess _api = ServerProcess.Start(Servers.MinimalApi);

    public RequestControl() => Contenders =
        [new(Slow, _ => Send("close")), new(Peer, _ => Send("keep-alive"))];

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        new(
            "control-connection-each",
            static round => 1e9 / round[Slow],
            Peer,
            static round => 1e9 / round[Peer],
            Bound.AtLeast,
            0.7)
        {
            Unit = "/s",
        },
    ];

    public override int? Operations => 1;

    public override int Threads => 2;

    public override bool IsControl => true;

    public override int Rounds(Effort effort) => effort.Rounds / 8;

    public override void Dispose() => _api.Dispose();

    private TimeSpan Send(string connection)
    {
        var load = Load.Send(_api.Url, connection);
        return TimeSpan.FromSeconds(load.Seconds / load.Requests);
    }
}
