using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;
using Mortise.Sockets;
using Mortise.Wire;

namespace Mortise.Hosting.Sockets;

/// <summary>What each host provides to plug-ins that are granted it: to each generation in its own name.</summary>
internal sealed class SocketsProvision : Provision
{
    private readonly ListeningSockets _sockets = new();

    public override ContractRuntime Contract => SocketsRuntime.Instance;

    public override object? TargetFor(string consumer) => _sockets.For(consumer);

    public override Channel ChannelFor(string consumer, ContractModel callers) => new LoopbackChannel(
        Contract.CreateDispatcher(_sockets.For(consumer), InstanceModel.Host),
        MessagePackPayloadFormat.Instance,
        new OperationMap(callers, Contract.Model));
}
