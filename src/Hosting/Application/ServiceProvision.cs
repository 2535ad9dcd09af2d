using Mortise.Kernel.Isolation;
using Mortise.Runtime;
using Mortise.Wire;

namespace Mortise.Hosting.Application;

/// <summary>
/// A contract that the application provides from its container. The service is made when it is first called for.
/// </summary>
internal sealed class ServiceProvision(ContractRuntime contract, Lazy<object> service) : Provision
{
    public override ContractRuntime Contract => contract;

    public override object? TargetFor(string consumer) => service.Value;

    public override Channel ChannelFor(string consumer, ContractModel callers) => new LoopbackChannel(
        contract.CreateDispatcher(service.Value, Kernel.Resolution.InstanceModel.Host),
        MessagePackPayloadFormat.Instance,
        new OperationMap(callers, contract.Model));
}
