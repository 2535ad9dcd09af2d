using Mortise.Kernel.Isolation;
using Mortise.Payloads;
using Mortise.Runtime;
using Mortise.Wire;

namespace Mortise.Testing;

/// <summary>An object of the test that a plug-in under test calls as if it were a plug-in.</summary>
/// <param name="contract">What it provides, in the test's build.</param>
/// <param name="create">Makes the object, given the context of its calls.</param>
/// <param name="name">The name of the instance that it stands for; may be empty.</param>
internal sealed class Fake(ContractRuntime contract, Func<ICurrentCall, object> create, string name) : Provision
{
    private object? _target;
    private CallCarrier? _carrier;

    public string Name { get; } =
        name.Length > 0 ? name : contract.Model.Name[(contract.Model.Name.LastIndexOf('.') + 1)..];

    public override ContractRuntime Contract => contract;

    private static PayloadFormat Format => MessagePackPayloadFormat.Instance;

    /// <summary>Whether its routes carry the context of calls, for which those that do not ask need not pay.</summary>
    public bool AsksForContext { get; init; }

    public override object? TargetFor(string consumer) => _target;

    /// <summary>Makes the object; before the kernel leads a route here.</summary>
    public void Load(LoadRequest request)
    {
        _carrier = request.Carrier;
        _target = create(request.CurrentCall);
    }

    public override Channel ChannelFor(string consumer, ContractModel callers) => new LoopbackChannel(
        contract.CreateDispatcher(_target!, Name), Format, new OperationMap(callers, contract.Model))
    {
        Context = new LoopbackContext(_carrier!, consumer),
    };
}
