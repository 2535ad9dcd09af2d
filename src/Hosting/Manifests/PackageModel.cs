using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;

namespace Mortise.Hosting.Manifests;

/// <summary>One version of a plug-in as it lies in a folder: what its manifest says, validated. Immutable.</summary>
/// <param name="Manifest">What the kernel must know.</param>
/// <param name="Folder">What the isolation host must know.</param>
public sealed record PackageModel(PluginManifest Manifest, PackageFolder Folder)
{
    /// <summary>The plug-in and its version, as people write it.</summary>
    public override string ToString() => $"{Manifest.Id} {Manifest.Version}";
}
