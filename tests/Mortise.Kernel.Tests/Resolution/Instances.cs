using CsCheck;
using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Tests.Resolution;

/// <summary>Random small sets of instances, dense enough for conflicts, circles and competition to be common.</summary>
internal static class Instances
{
    /// <summary>The one contract whose calls can go to all its providers at once.</summary>
    public const string OfCommands = "c.x3";

    private static readonly Gen<(string Contract, string Version)> _offer = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 2], (contract, minor) => ($"c.x{contract}", $"1.{minor}"));

    private static readonly Gen<Func<InstanceModel, InstanceModel>> _requirement = Gen.Select(
        Gen.Int[0, 3],
        Gen.Int[0, 1],
        Gen.Frequency((4, Cardinality.One), (1, Cardinality.Optional), (1, Cardinality.Many)),
        Gen.Frequency((9, ""), (1, "a"), (1, "b")),
        (contract, minor, cardinality, key) => (Func<InstanceModel, InstanceModel>)(instance =>
            instance.Requires(
                $"c.x{contract}", $"1.{minor}", cardinality, key: key, members: MembersOf($"c.x{contract}"))));

    private static readonly Gen<Func<string, InstanceModel>> _instance = Gen.Select(
        _offer.Array[0, 2],
        _requirement.Array[0, 3],
        Gen.Int[0, 1],
        Gen.Int[0, 5],
        Gen.Frequency((8, ""), (1, "disabled"), (1, "revoked"), (1, "serving"), (1, "failed")),
        (offers, requirements, rank, age, flaw) => (Func<string, InstanceModel>)(name =>
        {
            var instance = Given.Plugin(name) with { Rank = rank, Age = age };
            instance = offers.DistinctBy(offer => offer.Contract)
                .Aggregate(instance, (made, offer) => made.Provides(
                    offer.Contract, offer.Version, MembersOf(offer.Contract)));
            instance = requirements.Aggregate(instance, (made, require) => require(made));
            return flaw switch
            {
                "disabled" => instance.Disabled(),
                "revoked" => instance.WithoutGrants(),
                "serving" => instance with { IsServing = true },
                "failed" => instance with { HasFailed = true },
                _ => instance,
            };
        }));

    public static Gen<InstanceModel[]> Any { get; } = Gen.Select(
        _instance.Array[1, 9],
        Gen.Bool,
        (makers, withHost) => makers
            .Select((make, index) => make(withHost && index == 0 ? InstanceModel.Host : $"{(char)('a' + index)}"))
            .ToArray());

    public static Gen<Dictionary<ContractId, RoutePolicyKind>> Policies { get; } =
        Gen.Frequency((6, RoutePolicyKind.Single), (3, RoutePolicyKind.RoundRobin), (2, RoutePolicyKind.All))
            .Array[4]
            .Select(kinds => kinds.Index().ToDictionary(
                kind => new ContractId($"c.x{kind.Index}", 1), kind => kind.Item));

    private static (string, string)[] MembersOf(string contract) =>
        contract == OfCommands ? [("Tell", "(string text) -> void")] : [];
}
