namespace Mortise.Kernel.Resolution;

/// <summary>
/// Decides who gets what from whom. Pure: the same instances give the same answer in whatever order they come, and the
/// work grows with the number of instances, requirements and offers, not with their product.
/// </summary>
/// <remarks>
/// An instance is resolved when it is enabled and each requirement of exactly one has a provider that is granted, has
/// an accepted version and shape, and is resolved without it. Optional and many-valued requirements never block, nor do
/// those of the host. Nobody provides for itself.
/// </remarks>
internal static class Resolver
{
    /// <summary>Resolves a set of instances.</summary>
    /// <param name="instances">Their names are unique.</param>
    /// <param name="policies">The policies of routes; <see cref="RoutePolicyKind.Single"/> where none is given.</param>
    /// <exception cref="ArgumentException">Two instances have one name.</exception>
    public static ResolutionModel Resolve(
        IEnumerable<InstanceModel> instances, IReadOnlyDictionary<ContractId, RoutePolicyKind> policies) =>
        Resolve(instances, policies, new ResolutionEffort());

    internal static ResolutionModel Resolve(
        IEnumerable<InstanceModel> instances,
        IReadOnlyDictionary<ContractId, RoutePolicyKind> policies,
        ResolutionEffort effort)
    {
        var set = new InstanceSet(instances);
        var demands = new DemandTable(set, policies, effort);
        var levels = Levels.Find(set, demands, effort);
        var blame = new Blame(set, demands);
        var chooser = new RouteChooser(set, demands, levels, blame, effort);
        var routes = chooser.ChooseWithoutCycles();
        CycleMarks.Mark(set, levels, routes, effort);
        return new ResolutionModel([.. set.Instances.Select((instance, index) => new InstanceResolution(
            instance, [.. routes[index]], levels.IsResolved(index) ? null : blame.Of(index)))]);
    }
}
