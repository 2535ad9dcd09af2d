namespace Mortise.Kernel.Resolution;

/// <summary>The instances in the order of their names, and who offers what. Immutable once made.</summary>
internal sealed class InstanceSet
{
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Offer>> _offers = new(StringComparer.Ordinal);

    public InstanceSet(IEnumerable<InstanceModel> instances)
    {
        Instances = [.. instances.OrderBy(static instance => instance.Name, StringComparer.Ordinal)];
        foreach (var (index, instance) in Instances.Index())
        {
            if (!_byName.TryAdd(instance.Name, index))
            {
                throw new ArgumentException($"Two instances are named '{instance.Name}'.", nameof(instances));
            }

            foreach (var contract in instance.Manifest.Provides)
            {
                if (!_offers.TryGetValue(contract.Name, out var offers))
                {
                    _offers[contract.Name] = offers = [];
                }

                offers.Add(new Offer(index, instance, contract));
            }
        }

        foreach (var offers in _offers.Values)
        {
            offers.Sort();
        }
    }

    public InstanceModel[] Instances { get; }

    public int Find(string name) => _byName.GetValueOrDefault(name, -1);

    /// <summary>All offers of a contract in all its majors, the best first.</summary>
    public IReadOnlyList<Offer> OffersOf(string contract) =>
        _offers.TryGetValue(contract, out var offers) ? offers : [];

    /// <summary>The offers of one instance for a contract in all its majors, the best first.</summary>
    public IReadOnlyList<Offer> OffersOf(string contract, string instance)
    {
        var index = Find(instance);
        return index < 0
            ? []
            : [.. Instances[index].Manifest.Provides
                .Where(provided => provided.Name == contract)
                .Select(provided => new Offer(index, Instances[index], provided))
                .Order()];
    }
}
