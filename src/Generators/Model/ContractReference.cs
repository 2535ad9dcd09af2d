namespace Mortise.Generators.Model;

/// <summary>A contract or an event that a plug-in uses.</summary>
/// <param name="TypeName">The interface or record, fully qualified.</param>
/// <param name="Name">The contract's name.</param>
/// <param name="Fingerprint">Of the build that the plug-in is compiled against.</param>
/// <param name="Members">Each member with its shape, as alternating names and shapes.</param>
internal sealed record ContractReference(
    string TypeName,
    string Name,
    int Major,
    int Minor,
    string Fingerprint,
    EquatableArray<string> Members);
