using System.Collections.Immutable;
using Mortise.Kernel.Isolation;

namespace Mortise.Kernel;

/// <summary>
/// What the application itself provides to plug-ins and requires of them: the host is a plug-in too, named <c>host</c>.
/// </summary>
/// <param name="Provides">What it provides.</param>
/// <param name="Requires">What it requires.</param>
public sealed record HostDeployment(ImmutableArray<Provision> Provides, ImmutableArray<HostRequirement> Requires)
{
    /// <summary>An application that only runs plug-ins.</summary>
    public static HostDeployment None { get; } = new([], []);
}
