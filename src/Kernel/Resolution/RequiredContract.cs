using System.Collections.Immutable;
using Mortise.Runtime;

namespace Mortise.Kernel.Resolution;

/// <summary>A contract that a plug-in needs, as the build of the contract that it was compiled against.</summary>
/// <param name="Parameter">The constructor's parameter, which tells requirements apart.</param>
/// <param name="Name">The contract's name.</param>
/// <param name="Version">The version of the build; only its major can be bound.</param>
/// <param name="Range">The versions that a provider may have.</param>
/// <param name="Cardinality">How many providers it takes.</param>
/// <param name="Key">The name of the one instance that may provide it; empty for any.</param>
/// <param name="Fingerprint">Equal for builds with the same shape.</param>
/// <param name="Members">As for <see cref="ProvidedContract"/>.</param>
public sealed record RequiredContract(
    string Parameter,
    string Name,
    ContractVersion Version,
    ContractRange Range,
    Cardinality Cardinality,
    string Key,
    string Fingerprint,
    ImmutableSortedDictionary<string, string> Members)
{
    /// <summary>The requirement of whoever was compiled against a build: that version, or a later minor.</summary>
    internal static RequiredContract Of(ContractModel model, string parameter, Cardinality cardinality, string key)
    {
        var version = new ContractVersion(model.Major, model.Minor);
        var range = ContractRange.From(version);
        return new(parameter, model.Name, version, range, cardinality, key, model.Fingerprint, model.Members);
    }

    /// <summary>The contract's major version.</summary>
    public ContractId Contract => new(Name, Version.Major);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}/{Version}";
}
