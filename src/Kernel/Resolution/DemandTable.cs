using Mortise.Kernel.Rights;

namespace Mortise.Kernel.Resolution;

/// <summary>The requirements of each instance, grouped into demands.</summary>
internal sealed class DemandTable
{
    private readonly Dictionary<DemandKey, Demand> _demands = [];
    private readonly Requirement[][] _requirements;
    private readonly List<Demand>?[] _servedBy;

    public DemandTable(
        InstanceSet set, IReadOnlyDictionary<ContractId, RoutePolicyKind> policies, ResolutionEffort effort)
    {
        _servedBy = new List<Demand>?[set.Instances.Length];
        _requirements = [.. set.Instances.Select(instance => instance.Manifest.Requires
            .Select(required => Read(set, instance, required, policies, effort))
            .ToArray())];
    }

    public Requirement[] Of(int instance) => _requirements[instance];

    /// <summary>The demands that an instance is a candidate for.</summary>
    public IReadOnlyList<Demand> ServedBy(int instance) => _servedBy[instance] ?? (IReadOnlyList<Demand>)[];

    private Requirement Read(
        InstanceSet set,
        InstanceModel instance,
        RequiredContract required,
        IReadOnlyDictionary<ContractId, RoutePolicyKind> policies,
        ResolutionEffort effort)
    {
        effort.Steps++;
        var key = DemandKey.Of(required);
        if (!_demands.TryGetValue(key, out var demand))
        {
            var offers = required.Key.Length > 0
                ? set.OffersOf(required.Name, required.Key)
                : set.OffersOf(required.Name);
            _demands[key] = demand = new Demand(required, offers, effort);
            foreach (var candidate in demand.Candidates)
            {
                (_servedBy[candidate.Index] ??= []).Add(demand);
            }
        }

        var policy = required switch
        {
            { Cardinality: Cardinality.Many } => RoutePolicyKind.All,
            { Key.Length: > 0 } => RoutePolicyKind.Single,
            _ => policies.GetValueOrDefault(required.Contract, RoutePolicyKind.Single),
        };
        ReasonCode? barrier =
            GrantTable.Decide(instance, required.Contract) == ReasonCode.NotGranted ? ReasonCode.NotGranted
            : policy != RoutePolicyKind.All || required.Cardinality == Cardinality.Many ? null
            : Scattering.FindObstacle(required) is not null ? ReasonCode.PolicyNeedsMany
            : null;
        return new Requirement(required, demand, policy, barrier);
    }
}
