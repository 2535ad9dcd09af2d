using Mortise.Runtime;

namespace Mortise.Bench.Contracts;

/// <summary>The runtime of <see cref="IEcho"/>: in-process ports only.</summary>
public sealed class EchoRuntime() : ContractRuntime<IEcho>(new ContractModel(
    "bench.echo",
    1,
    0,
    "",
    [
        new OperationModel("Add", OperationKind.Query, 0),
        new OperationModel("Later", OperationKind.Query, 0),
    ],
    "{}"))
{
    /// <summary>The only one.</summary>
    public static EchoRuntime Instance { get; } = new();

    /// <inheritdoc/>
    public override Port CreatePort(string owner, RouteStep absent) =>
        new EchoPort(this, owner, (IEcho)CreateComposedPort(absent));

    /// <inheritdoc/>
    public override object CreateComposedPort(RouteStep first) => new AbsentEcho(first);

    /// <inheritdoc/>
    public override object CreateEncodingPort(Channel channel) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override Dispatcher CreateDispatcher(object target, string provider) => throw new NotSupportedException();

    private sealed class AbsentEcho(RouteStep first) : IEcho
    {
        public ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation) =>
            first.CallAsync(0, (left, right), static (to, state, token) => ((IEcho)to).AddAsync(state.left, state.right, token), cancellation);

        public ValueTask<int> LaterAsync(int value, CancellationToken cancellation) =>
            first.CallAsync(1, value, static (to, state, token) => ((IEcho)to).LaterAsync(state, token), cancellation);
    }
}
