using Mortise.Invocation;
using Mortise.Runtime;

namespace Mortise.Hosting.Control;

/// <summary>A contract used typed over calls by name.</summary>
public static class RemoteContract
{
    /// <summary>An object of the contract's type; its calls end as those of any port do.</summary>
    /// <param name="contract">The contract's generated runtime.</param>
    /// <param name="invocation">The way to the host.</param>
    /// <param name="provider">The provider instance to call; empty leaves the choice to the host.</param>
    public static TContract Open<TContract>(
        ContractRuntime<TContract> contract, IInvocation invocation, string provider = "")
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(invocation);
        return (TContract)contract.CreateEncodingPort(new InvocationChannel(invocation, contract.Model, provider));
    }
}
