using Mortise.Runtime;

namespace Mortise.Wire.Tests.Loopback;

public sealed class EchoRuntime(int minor, params string[] operations) : ContractRuntime<IEcho>(new ContractModel(
    "tests.echo",
    1,
    minor,
    string.Join(',', operations),
    [.. operations.Select(name => new OperationModel(name, KindOf(name), 0))],
    "{}"))
{
    public override Port CreatePort(string owner, RouteStep absent) => throw new NotSupportedException();

    public override object CreateComposedPort(RouteStep first) => throw new NotSupportedException();

    public override object CreateEncodingPort(Channel channel) => new EchoEncodingPort(this, channel);

    public override Dispatcher CreateDispatcher(object target, string provider) =>
        new EchoDispatcher(this, (IEcho)target, provider);

    private static OperationKind KindOf(string name) => name switch
    {
        "Count" => OperationKind.Stream,
        "Ping" => OperationKind.Command,
        _ => OperationKind.Query,
    };
}
