using System.Collections.Immutable;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// A requirement of one provider, or of an optional one: one port. Interceptors that the edition asks for stand in
/// front of a second port, behind which providers come and go: what they count stays, and what they repeat finds who is
/// there.
/// </summary>
internal sealed class PortRoute : ConsumerRoute
{
    private readonly string _consumer;
    private readonly ContractRuntime _contract;
    private readonly RouteConfig _route;
    private readonly RouteContext _context;
    private readonly Leaf _front;
    private readonly Leaf _end;
    private readonly SortedDictionary<string, Leaf> _leaves = new(StringComparer.Ordinal);
    private ImmutableArray<string> _composed = [];
    private RouteNeeds _needs;
    private RouteStep? _first;
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
        _end = Composition.IsFronted(contract, route) ? NewLeaf() : _front;
        Input = required.Cardinality == Cardinality.Optional ? contract.CreateOptional(_front.Port) : _front.Port;
    }

    public override object Input { get; }

    public Port Port => _front.Port;

    public override void Bind(
        ImmutableArray<RouteTarget> targets, RouteNeeds needs, Absence absence, RetiredBindings retired)
    {
        var isOther = _first is null || (!targets.IsEmpty && _needs != needs);
        if (_end != _front && (isOther || _front.Port.IsAvailable == targets.IsEmpty))
        {
            (_first, _needs) = isOther ? (Intercept(needs, new TargetStep(_end.Port)), needs) : (_first, _needs);
            _front.Bind(_first!, retired, targets.IsEmpty ? BindingKind.Absent : BindingKind.Steps);
        }

        if (targets.IsEmpty)
        {
            if (_absence != absence)
            {
                _end.Bind(absence, retired);
                _absence = absence;
                if (absence.IsFinal && _front != _end)
                {
                    var end = new TargetStep(_end.Port);
                    _front.Bind(absence, retired, new FailOpenStep(end, _contract.Model, _consumer, _context));
                }
            }

            CloseLeavesExcept([], retired);
            return;
        }

        _absence = null;
        if (_end == _front
            ? Composition.IsPlain(_contract, _route, targets.Length, needs)
            : Composition.IsToOne(_route, targets.Length))
        {
            _end.Bind(targets[0], retired);
            CloseLeavesExcept([], retired);
            return;
        }

        Compose(_route.Policy == RoutePolicyKind.Single ? targets[..1] : targets, needs, retired);
    }

    private RouteStep Intercept(RouteNeeds needs, RouteStep end) =>
        Composition.Intercept(_contract, _route, needs, _consumer, end, _context);

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
            var shared = names.Length == 1 ? ends[0] : Composition.Share(_contract, _route, names, ends, _context);
            _end.Bind(_end == _front ? Intercept(needs, shared) : shared, retired);
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
            var stopped = $"The provider '{name}' is being stopped.";
            _leaves[name].Bind(new Absence(UnavailableReason.Stopped, stopped, IsFinal: true), retired);
            _leaves.Remove(name);
        }
    }

    private Leaf NewLeaf()
    {
        var absent = new AbsentStep(UnavailableReason.NotStarted, "The route has not been connected yet.");
        return new Leaf(_contract.CreatePort(_consumer, absent), _context);
    }
}
