using System.Collections.Immutable;

namespace Mortise.Updates;

/// <summary>What to replace, and by what.</summary>
/// <param name="Plugin">The name of the instance.</param>
/// <param name="Package">
/// Where the other version comes from: the path of a plug-in folder on the host's machine, or the plug-in and the
/// versions to look for in the folders of the edition, such as <c>acme.snail@[2.0.0]</c>; empty for the version that
/// served before the last update.
/// </param>
public sealed record UpdateRequest(string Plugin, string Package)
{
    /// <summary>Contracts granted to it, such as <c>parcels.quotes/1</c>, beyond those that it has.</summary>
    public ImmutableArray<string> Grants { get; init; } = [];

    /// <summary>Its configuration as a JSON object; empty takes that which the instance has.</summary>
    public string Config { get; init; } = "";

    /// <summary>
    /// Tries the new version on a share of the calls first; null for what the edition says of the instance. Only a
    /// plug-in without state can be tried so.
    /// </summary>
    public CanaryPlan? Canary { get; init; }
}
