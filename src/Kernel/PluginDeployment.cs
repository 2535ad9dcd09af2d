using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;
using Mortise.Updates;

namespace Mortise.Kernel;

/// <summary>An instance to install: what it is, where it is, how it runs. Immutable.</summary>
/// <param name="Model">The instance as the resolver sees it.</param>
/// <param name="Isolation">The level that it runs at.</param>
/// <param name="Package">Where its code is.</param>
/// <param name="Paths">The folders that it may know.</param>
public sealed record PluginDeployment(InstanceModel Model, string Isolation, PackageFolder Package, PluginPaths Paths)
{
    /// <summary>Its configuration as a JSON object; empty for the defaults.</summary>
    public ReadOnlyMemory<byte> Config { get; init; }

    /// <summary>What becomes of it when it fails.</summary>
    public ChildSpec Supervision { get; init; } = ChildSpec.Default;

    /// <summary>How its updates are tried on a share of the calls first; null when they are not.</summary>
    public CanaryPlan? Canary { get; init; }

    /// <summary>The instance's name.</summary>
    public string Name => Model.Name;
}
