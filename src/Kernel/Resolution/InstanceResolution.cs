using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>What the resolver says about one instance. Immutable.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Routes">One for each requirement, in the order of the manifest; also when it is not resolved.</param>
/// <param name="Refusal">The decisive reason why it cannot start; null when it can.</param>
internal sealed record InstanceResolution(
    InstanceModel Instance, ImmutableArray<RouteModel> Routes, Refusal? Refusal)
{
    /// <summary>Whether all that it must have is there.</summary>
    public bool IsResolved => Refusal is null;
}
