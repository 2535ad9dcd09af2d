using System.Reflection;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Isolation.InProcess;

/// <summary>The contracts and events of one assembly, read from its attributes once. Immutable.</summary>
internal sealed class ContractExports
{
    private readonly Dictionary<ContractId, ContractRuntime> _contracts = [];
    private readonly Dictionary<ContractId, EventRuntime> _events = [];

    public ContractExports(Assembly assembly)
    {
        foreach (var export in assembly.GetCustomAttributes<ContractExportAttribute>())
        {
            switch (export.Runtime.GetProperty("Instance")?.GetValue(null))
            {
                case ContractRuntime contract:
                    _contracts[new(contract.Model.Name, contract.Model.Major)] = contract;
                    break;
                case EventRuntime item:
                    _events[new(item.Model.Name, item.Model.Major)] = item;
                    break;
                default:
                    break;
            }
        }
    }

    public ContractRuntime? Find(ContractId contract) => _contracts.GetValueOrDefault(contract);

    public EventRuntime? FindEvent(ContractId item) => _events.GetValueOrDefault(item);
}
