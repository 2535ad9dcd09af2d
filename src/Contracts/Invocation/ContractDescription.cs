using System.Collections.Immutable;

namespace Mortise.Invocation;

/// <summary>A contract that can be called by name.</summary>
/// <param name="Contract">The contract and its major version.</param>
/// <param name="Version">Its version, <c>major.minor</c>.</param>
/// <param name="Providers">The provider instances, in order of choice.</param>
/// <param name="Schema">The schema document of the first one's build.</param>
public sealed record ContractDescription(
    string Contract, string Version, ImmutableArray<string> Providers, string Schema);
