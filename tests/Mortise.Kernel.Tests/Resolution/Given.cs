using System.Collections.Immutable;
using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Tests.Resolution;

/// <summary>Instances in few words. What an instance requires is granted unless the test revokes it.</summary>
internal static class Given
{
    private static readonly ImmutableDictionary<ContractId, RoutePolicyKind> _noPolicies =
        ImmutableDictionary<ContractId, RoutePolicyKind>.Empty;

    public static InstanceModel Plugin(string name) => new(
        name,
        new PluginManifest(PluginId.Parse("test." + name), new PluginVersion(1, 0, 0)));

    public static InstanceModel Provides(
        this InstanceModel instance, string contract, string version = "1.0", params (string, string)[] members) =>
        instance with
        {
            Manifest = instance.Manifest with
            {
                Provides = instance.Manifest.Provides.Add(new ProvidedContract(
                    contract, ContractVersion.Parse(version), Fingerprint(version, members), Map(members))),
            },
        };

    public static InstanceModel Requires(
        this InstanceModel instance,
        string contract,
        string version = "1.0",
        Cardinality cardinality = Cardinality.One,
        string range = "",
        string key = "",
        params (string, string)[] members)
    {
        var built = ContractVersion.Parse(version);
        var required = new RequiredContract(
            $"parameter{instance.Manifest.Requires.Length}",
            contract,
            built,
            range.Length == 0 ? ContractRange.From(built) : ContractRange.Parse(range),
            cardinality,
            key,
            Fingerprint(version, members),
            Map(members));
        return instance with
        {
            Grants = instance.Grants.Add(required.Contract),
            Manifest = instance.Manifest with { Requires = instance.Manifest.Requires.Add(required) },
        };
    }

    public static InstanceModel RequiresMany(this InstanceModel instance, string contract) =>
        instance.Requires(contract, cardinality: Cardinality.Many);

    public static InstanceModel RequiresOptional(this InstanceModel instance, string contract) =>
        instance.Requires(contract, cardinality: Cardinality.Optional);

    public static InstanceModel WithoutGrants(this InstanceModel instance) => instance with { Grants = [] };

    public static InstanceModel Disabled(this InstanceModel instance) =>
        instance with { Wanted = WantedState.Disabled };

    public static ResolutionModel Resolve(params InstanceModel[] instances) => Resolver.Resolve(instances, _noPolicies);

    public static ResolutionModel ResolveWith(
        string contract, RoutePolicyKind policy, params InstanceModel[] instances) =>
        Resolver.Resolve(instances, _noPolicies.Add(ContractId.Parse(contract), policy));

    public static RouteModel Route(this ResolutionModel resolution, string instance, int index = 0) =>
        resolution[instance].Routes[index];

    public static string Code(this ResolutionModel resolution, string instance) =>
        resolution[instance].Refusal?.Code ?? ReasonCode.Resolved.Text;

    private static string Fingerprint(string version, (string, string)[] members) =>
        members.Length == 0 ? "v" + version : string.Join(';', members);

    private static ImmutableSortedDictionary<string, string> Map((string Name, string Shape)[] members) =>
        members.ToImmutableSortedDictionary(static member => member.Name, static member => member.Shape);
}
