using System.Collections.Immutable;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>The consumer's end of one requirement. Changes under the kernel's lock only.</summary>
internal abstract class ConsumerRoute(RequiredContract required)
{
    public RequiredContract Required { get; } = required;

    /// <summary>What the plug-in's constructor receives.</summary>
    public abstract object Input { get; }

    /// <summary>Leads the route to these providers, in the order of choice.</summary>
    /// <param name="targets">The providers that can take calls now.</param>
    /// <param name="needs">What they need.</param>
    /// <param name="absence">Why there is none, when there is none.</param>
    /// <param name="retired">Receives the bindings that were left.</param>
    public abstract void Bind(
        ImmutableArray<RouteTarget> targets, RouteNeeds needs, Absence absence, RetiredBindings retired);

    public static ConsumerRoute Create(
        string consumer,
        RequiredContract required,
        ContractRuntime contract,
        RouteConfig route,
        RouteContext context) =>
        required.Cardinality == Cardinality.Many
            ? new PortsRoute(consumer, required, contract, route, context)
            : new PortRoute(consumer, required, contract, route, context);
}
