using System.Collections.Immutable;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// A requirement of many providers: a live view with one port per provider, which keeps its port while it stays.
/// </summary>
internal sealed class PortsRoute(
    string consumer, RequiredContract required, ContractRuntime contract, RouteConfig route, RouteContext context)
    : ConsumerRoute(required)
{
    private readonly SortedDictionary<string, PortRoute> _members = new(StringComparer.Ordinal);

    public override object Input { get; } = contract.CreatePorts();

    public override void Bind(
        ImmutableArray<RouteTarget> targets, RouteNeeds needs, Absence absence, RetiredBindings retired)
    {
        var left = _members.Keys
            .Except(targets.Select(static target => target.Provider), StringComparer.Ordinal)
            .ToArray();
        foreach (var target in targets)
        {
            if (!_members.TryGetValue(target.Provider, out var member))
            {
                var single = route with { Policy = RoutePolicyKind.Single };
                var one = Required with { Cardinality = Cardinality.One };
                member = new PortRoute(consumer, one, contract, single, context);
                _members[target.Provider] = member;
            }

            member.Bind([target], needs, absence, retired);
        }

        foreach (var name in left)
        {
            var gone = $"The provider '{name}' has been stopped.";
            var stopped = new Absence(UnavailableReason.Stopped, gone, IsFinal: true);
            _members[name].Bind([], needs, absence.IsFinal ? absence : stopped, retired);
            _members.Remove(name);
        }

        contract.Replace(Input, _members.Select(static member => KeyValuePair.Create(member.Key, member.Value.Port)));
    }
}
