using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>A contract that a plug-in offers, as the build of the contract that it was compiled against.</summary>
/// <param name="Name">The contract's name.</param>
/// <param name="Version">The version of the build.</param>
/// <param name="Fingerprint">Equal for builds with the same shape.</param>
/// <param name="Members">
/// The shape of each operation and of each field of the data. A shape that ends in <c>since N</c> was added by minor N.
/// </param>
public sealed record ProvidedContract(
    string Name, ContractVersion Version, string Fingerprint, ImmutableSortedDictionary<string, string> Members)
{
    /// <summary>The contract's major version.</summary>
    public ContractId Contract => new(Name, Version.Major);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}/{Version}";
}
