namespace Mortise;

/// <summary>The folders that a plug-in instance may know. A constructor parameter of this type receives them.</summary>
/// <param name="Package">Where the plug-in's own files are. Read-only.</param>
/// <param name="Edition">Where the edition file is; relative paths in configuration are meant from here.
/// Read-only.</param>
/// <param name="State">A folder of this instance's own for what it keeps; created before the constructor runs.</param>
public sealed record PluginPaths(string Package, string Edition, string State);
