using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>Requirements that agree in this have the same candidates, whoever has them.</summary>
internal readonly record struct DemandKey(
    ContractId Contract,
    ContractRange Range,
    ContractVersion Version,
    string Key,
    string Fingerprint,
    ImmutableSortedDictionary<string, string>? UnnamedMembers)
{
    public static DemandKey Of(RequiredContract required) => new(
        required.Contract,
        required.Range,
        required.Version,
        required.Key,
        required.Fingerprint,
        required.Fingerprint.Length == 0 ? required.Members : null);
}
