namespace Mortise;

/// <summary>
/// Narrows or widens which versions of a contract satisfy a requirement. Without it: the major that the plug-in was
/// built against, from its minor upwards.
/// </summary>
/// <param name="range">A version range of major.minor, for example <c>[1.0,2.0)</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RequiresAttribute(string range) : Attribute
{
    /// <summary>The accepted versions.</summary>
    public string Range { get; } = range;
}
