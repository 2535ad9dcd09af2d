using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Tests.Resolution;

/// <summary>The rules once more, by brute force and in other words, to compare the resolver with.</summary>
internal sealed class NaiveResolver
{
    private readonly InstanceModel[] _instances;
    private readonly IReadOnlyDictionary<ContractId, RoutePolicyKind> _policies;
    private readonly HashSet<string> _resolved = [];

    public NaiveResolver(InstanceModel[] instances, IReadOnlyDictionary<ContractId, RoutePolicyKind> policies)
    {
        _instances = instances;
        _policies = policies;
        while (instances.FirstOrDefault(CanJoin) is { } next)
        {
            _resolved.Add(next.Name);
        }
    }

    public bool IsResolved(string name) => _resolved.Contains(name);

    /// <summary>Everybody who could serve a requirement of a consumer, the best first.</summary>
    public string[] Candidates(InstanceModel consumer, RequiredContract required)
    {
        var policy = _policies.GetValueOrDefault(required.Contract);
        var mayUse = consumer.IsHost || consumer.Grants.Contains(required.Contract);
        var needsOneAnswer = required.Cardinality != Cardinality.Many && required.Name != Instances.OfCommands;
        if (!mayUse || (policy == RoutePolicyKind.All && required.Key.Length == 0 && needsOneAnswer))
        {
            return [];
        }

        return
        [
            .. from provider in _instances
               where provider.Name != consumer.Name && IsResolved(provider.Name)
               where required.Key.Length == 0 || required.Key == provider.Name
               from provided in provider.Manifest.Provides
               where provided.Name == required.Name && provided.Version.Minor >= required.Version.Minor
               orderby provider.HasFailed, provided.Version.Minor descending, provider.Rank descending, provider.Age,
                   provider.Name
               select provider.Name,
        ];
    }

    /// <summary>What a route would hold if circles did not matter.</summary>
    public string[] Wanted(InstanceModel consumer, RequiredContract required)
    {
        var candidates = Candidates(consumer, required);
        return required.Cardinality == Cardinality.Many ? [.. candidates.Order(StringComparer.Ordinal)]
            : _policies.GetValueOrDefault(required.Contract) switch
            {
                RoutePolicyKind.RoundRobin => candidates,
                RoutePolicyKind.All => [.. candidates.Order(StringComparer.Ordinal)],
                _ => [.. candidates.Take(1)],
            };
    }

    /// <summary>Whether an instance needs nobody in order to be there.</summary>
    public static bool IsThereAnyway(InstanceModel instance) => instance.IsHost || instance.IsServing;

    /// <summary>Whether one node reaches another over at least one edge.</summary>
    public static bool Reaches(ILookup<string, string> edges, string from, string to)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(edges[from]);
        while (open.TryPop(out var next))
        {
            if (next == to)
            {
                return true;
            }

            if (seen.Add(next))
            {
                foreach (var further in edges[next])
                {
                    open.Push(further);
                }
            }
        }

        return false;
    }

    private bool CanJoin(InstanceModel instance) => !IsResolved(instance.Name) && (IsThereAnyway(instance)
        || (instance.Wanted == WantedState.Enabled
            && instance.Manifest.Requires.All(required =>
                required.Cardinality != Cardinality.One || Candidates(instance, required).Length > 0)));
}
