namespace Mortise.Kernel.Resolution;

/// <summary>An event that a plug-in publishes or receives, as the build that it was compiled against.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Version">The version of the build.</param>
/// <param name="Fingerprint">Equal for builds with the same shape.</param>
public sealed record EventReference(string Name, ContractVersion Version, string Fingerprint)
{
    /// <summary>The event's major version: what is granted, and what connects publishers with subscribers.</summary>
    public ContractId Event => new(Name, Version.Major);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}/{Version}";
}
