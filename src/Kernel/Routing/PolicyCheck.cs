using System.Collections.Immutable;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Refuses routes whose policy cannot give an answer, once the consumer's build of the contract is known.
/// </summary>
internal static class PolicyCheck
{
    public static void Demand(
        PluginInstance consumer,
        ImmutableArray<ContractRuntime> contracts,
        ImmutableDictionary<ContractId, RouteConfig> routes)
    {
        foreach (var (required, contract) in consumer.Model.Manifest.Requires.Zip(contracts))
        {
            var query = contract.Model.Operations
                .FirstOrDefault(static operation => operation.Kind == OperationKind.Query);
            if (required.Cardinality != Cardinality.Many
                && query is not null
                && routes.GetValueOrDefault(required.Contract)?.Policy == RoutePolicyKind.All)
            {
                throw new StepException(
                    new Reason(
                        ReasonCode.PolicyNeedsMany,
                        $"The edition's policy for {required.Contract} gives each call to all providers, but "
                        + $"'{consumer.Name}' requires one port, and {query.Name} has one answer. Require Ports<T>, or "
                        + "choose another policy."),
                    "");
            }
        }
    }
}
