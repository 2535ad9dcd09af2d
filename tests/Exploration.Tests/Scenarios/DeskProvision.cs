using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Exploration.Scenarios;

/// <summary>A desk as the kernel finds it.</summary>
internal sealed class DeskProvision(IDesk desk) : Provision
{
    public override ContractRuntime Contract => DeskRuntime.Instance;

    public override object? TargetFor(string consumer) => desk;

    public override Channel ChannelFor(string consumer, ContractModel callers) => throw new NotSupportedException();
}
