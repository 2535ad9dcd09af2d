using Mortise.Kernel.Isolation;
using Mortise.Runtime;
using Mortise.Wire;

namespace Mortise.Hosting.Application;

/// <summary>
/// A contract that the application provides from its container. The service is made when the application starts, or at
/// the first call if that comes earlier; never by the kernel while it leads routes.
/// </summary>
internal sealed class ServiceProvision(ContractRuntime contract, Lazy<object> service) : Provision
{
    public override ContractRuntime Contract => contract;

    private object Target =>
        service.IsValueCreated ? service.Value : contract.CreateComposedPort(new ServiceStep(service));

    /// <summary>Makes the service, so that calls go straight to it.</summary>
    public void Make() => _ = service.Value;

    public override object? TargetFor(string consumer) => Target;

    public override Channel ChannelFor(string consumer, ContractModel callers) => new LoopbackChannel(
        contract.CreateDispatcher(Target, Kernel.Resolution.InstanceModel.Host),
        MessagePackPayloadFormat.Instance,
        new OperationMap(callers, contract.Model));
}
