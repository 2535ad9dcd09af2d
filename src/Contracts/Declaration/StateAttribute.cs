namespace Mortise;

/// <summary>Marks a data record as one version of what a plug-in hands over when it is updated.</summary>
/// <param name="version">From 1; another one for each change of shape.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class StateAttribute(int version) : Attribute
{
    /// <summary>The version.</summary>
    public int Version { get; } = version;
}
