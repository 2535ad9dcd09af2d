using Mortise.Kernel.Isolation;
using Mortise.Payloads;
using Mortise.Runtime;
using Mortise.Wire;

namespace Mortise.Testing;

/// <summary>An object of the test that a plug-in under test calls as if it were a plug-in.</summary>
/// <param name="contract">What it provides, in the test's build.</param>
/// <param name="target">The object.</param>
/// <param name="name">The name of the instance that it stands for; may be empty.</param>
internal sealed class Fake(ContractRuntime contract, object target, string name) : Provision
{
    public string Name { get; } =
        name.Length > 0 ? name : contract.Model.Name[(contract.Model.Name.LastIndexOf('.') + 1)..];

    public override ContractRuntime Contract => contract;

    private static PayloadFormat Format => MessagePackPayloadFormat.Instance;

    public override object? TargetFor(string consumer) => target;

    public override Channel ChannelFor(string consumer, ContractModel callers) => new LoopbackChannel(
        contract.CreateDispatcher(target, Name), Format, new OperationMap(callers, contract.Model));
}
