using Mortise.Kernel.Isolation;
using Mortise.Runtime;
using Mortise.Wire;

namespace Mortise.Hosting.Application;

/// <summary>
/// A contract that the host provides as an object of its own for each caller, who sees what it may, and on whose behalf
/// it calls on.
/// </summary>
internal sealed class CallerProvision(ContractRuntime contract, Func<string, object> create) : Provision
{
    public override ContractRuntime Contract => contract;

    public override object? TargetFor(string consumer) => create(consumer);

    public override Channel ChannelFor(string consumer, ContractModel callers) => new DirectChannel(
        contract.CreateDispatcher(create(consumer), Kernel.Resolution.InstanceModel.Host),
        MessagePackPayloadFormat.Instance);
}
