using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Isolation;

/// <summary>What to load.</summary>
/// <param name="Instance">The instance's name.</param>
/// <param name="Generation">Counts the instance's starts from 1.</param>
/// <param name="Manifest">The plug-in's manifest.</param>
/// <param name="Package">Where its code is.</param>
/// <param name="Config">Its configuration as a JSON object; empty for the defaults.</param>
/// <param name="Log">Where its log goes.</param>
/// <param name="Paths">The folders that it may know.</param>
public sealed record LoadRequest(
    string Instance,
    int Generation,
    PluginManifest Manifest,
    PackageFolder Package,
    ReadOnlyMemory<byte> Config,
    ILog Log,
    PluginPaths Paths);
