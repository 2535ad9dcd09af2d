using System.Collections.Immutable;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>A requirement of one provider, or of an optional one: one port.</summary>
internal sealed class PortRoute : ConsumerRoute
{
    private readonly string _consumer;
    private readonly ContractRuntime _contract;
    private readonly RouteConfig _route;
    private readonly RouteContext _context;
    private readonly Leaf _front;
    private readonly SortedDictionary<string, Leaf> _leaves = new(StringComparer.Ordinal);
    private ImmutableArray<string> _composed = [];
    private RouteNeeds _needs;
    private Absence? _absence;

    public PortRoute(
        string consumer, RequiredContract required, ContractRuntime contract, RouteConfig route, RouteContext context)
        : base(required)
    {
        _consumer = consumer;
        _contract = contract;
        _route = route;
        _context = context;
        _front = NewLeaf();
        Input = required.Cardinality == Cardinality.Optional ? contract.CreateOptional(_front.Port) : _front.Port;
    }

    public override object Input { get; }

    public Port Port => _front.Port;

    public override void Bind(
        ImmutableArray<RouteTarget> targets, RouteNeeds needs, Absence absence, RetiredBindings retired)
    {
        if (targets.IsEmpty)
        {
            if (_absence != absence)
            {
                _front.Bind(absence.Reason, absence.Message, retired);
                _absence = absence;
            }

            CloseLeavesExcept([], retired);
            return;
        }

        _absence = null;
        if (Composition.IsPlain(_contract, _route, targets.Length, needs))
        {
            _front.Bind(targets[0], retired);
            CloseLeavesExcept([], retired);
            return;
        }

        Compose(_route.Policy == RoutePolicyKind.Single ? targets[..1] : targets, needs, retired);
    }

    private void Compose(ImmutableArray<RouteTarget> targets, RouteNeeds needs, RetiredBindings retired)
    {
        foreach (var target in targets)
        {
            if (!_leaves.TryGetValue(target.Provider, out var leaf))
            {
                _leaves[target.Provider] = leaf = NewLeaf();
            }

            leaf.Bind(target, retired);
        }

        ImmutableArray<string> names = [.. targets.Select(static target => target.Provider)];
        if (!_composed.SequenceEqual(names, StringComparer.Ordinal) || _needs != needs)
        {
            ImmutableArray<RouteStep> ends = [.. names.Select(name => new TargetStep(_leaves[name].Port))];
            _front.Bind(Composition.Compose(_contract, _route, needs, _consumer, ends, _context), retired);
        }

        CloseLeavesExcept(names, retired);
        _composed = names;
        _needs = needs;
    }

    private void CloseLeavesExcept(ImmutableArray<string> names, RetiredBindings retired)
    {
        _composed = names;
        foreach (var name in _leaves.Keys.Except(names, StringComparer.Ordinal).ToArray())
        {
            _leaves[name].Bind(UnavailableReason.Stopped, $"The provider '{name}' is being stopped.", retired);
            _leaves.Remove(name);
        }
    }

    private Leaf NewLeaf()
    {
        var absent = new AbsentStep(UnavailableReason.NotStarted, "The route has not been connected yet.");
        return new Leaf(_contract.CreatePort(_consumer, absent), _context);
    }
}
