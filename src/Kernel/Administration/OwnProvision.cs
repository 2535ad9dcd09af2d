using Mortise.Kernel.Isolation;
using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Kernel.Administration;

/// <summary>
/// A contract that the kernel itself provides, as an object of its own for each caller, who sees what it may.
/// </summary>
internal sealed class OwnProvision(
    ContractRuntime contract, Func<string, object> create, PayloadFormat? format) : Provision
{
    public override ContractRuntime Contract => contract;

    public override object? TargetFor(string consumer) => create(consumer);

    public override Channel ChannelFor(string consumer, ContractModel callers) => new OwnChannel(
        contract.CreateDispatcher(create(consumer), Resolution.InstanceModel.Host),
        format ?? throw new InvalidOperationException(
            "Strict mode needs a payload format in the kernel's configuration."));
}
