using Mortise.Runtime;

namespace Mortise.Kernel.Tests.Lifecycle.Fakes;

/// <summary>
/// What the generator would make of <see cref="IWork"/>, for a contract of any name; with one that begins with
/// <c>open.</c> it fails open.
/// </summary>
internal sealed class WorkRuntime(string contract) : ContractRuntime<IWork>(new ContractModel(
    contract,
    1,
    0,
    "v1.0",
    [new OperationModel("Work", OperationKind.Query, 0) { OnFailure = PolicyOf(contract) }],
    "{}"))
{
    public override Port CreatePort(string owner, RouteStep absent) => new WorkPort(this, owner, new Composed(absent));

    public override object CreateComposedPort(RouteStep first) => new Composed(first);

    public override object CreateEncodingPort(Channel channel) => throw new NotSupportedException();

    public override Dispatcher CreateDispatcher(object target, string provider) => throw new NotSupportedException();

    private static FailurePolicy PolicyOf(string contract) =>
        contract.StartsWith("open.", StringComparison.Ordinal) ? FailurePolicy.FailOpen : FailurePolicy.FailClosed;

    private sealed class Composed(RouteStep first) : IWork
    {
        public ValueTask<string> WorkAsync(CancellationToken cancellation) => first.CallAsync(
            0, 0, static (target, _, token) => ((IWork)target).WorkAsync(token), cancellation);
    }

    private sealed class WorkPort(ContractRuntime contract, string owner, IWork absent)
        : Port<IWork>(contract, owner, absent), IWork
    {
        public ValueTask<string> WorkAsync(CancellationToken cancellation)
        {
            Enter(0, out var binding);
            try
            {
                return Finish(binding.Target.WorkAsync(cancellation), binding, 0, cancellation);
            }
            catch (Exception exception) when (exception is not null)
            {
                return Failed<string>(binding, 0, exception, cancellation);
            }
        }
    }
}
