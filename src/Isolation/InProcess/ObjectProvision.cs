using Mortise.Kernel.Isolation;
using Mortise.Payloads;
using Mortise.Runtime;
using Mortise.Wire;

namespace Mortise.Isolation.InProcess;

/// <summary>A contract that an object in this process provides.</summary>
/// <param name="contract">The contract in the provider's build.</param>
/// <param name="target">The provider.</param>
/// <param name="instance">The provider's name.</param>
/// <param name="format">The encoding for consumers with another build.</param>
/// <param name="carrier">Carries the context of calls over to the provider.</param>
internal sealed class ObjectProvision(
    ContractRuntime contract, object target, string instance, PayloadFormat format, CallCarrier carrier) : Provision
{
    public override ContractRuntime Contract { get; } = contract;

    public override object? TargetFor(string consumer) => target;

    public override Channel ChannelFor(string consumer, ContractModel callers) =>
        new LoopbackChannel(
            Contract.CreateDispatcher(target, instance), format, new OperationMap(callers, Contract.Model))
        {
            Context = new LoopbackContext(carrier, consumer),
        };
}
