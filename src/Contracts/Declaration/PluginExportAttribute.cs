using System.ComponentModel;

namespace Mortise;

/// <summary>Generated: names the factory of the plug-in that an assembly holds, and carries its manifest.</summary>
/// <param name="factory">The generated factory.</param>
/// <param name="manifest">The manifest as JSON; read from the file without loading the assembly.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PluginExportAttribute(Type factory, string manifest) : Attribute
{
    /// <summary>The generated factory.</summary>
    public Type Factory { get; } = factory;

    /// <summary>The manifest as JSON.</summary>
    public string Manifest { get; } = manifest;
}
