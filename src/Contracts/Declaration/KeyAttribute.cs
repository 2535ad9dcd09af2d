namespace Mortise;

/// <summary>Narrows a requirement to the provider instance that has this name in the edition.</summary>
/// <param name="key">The instance's name.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class KeyAttribute(string key) : Attribute
{
    /// <summary>The instance's name.</summary>
    public string Key { get; } = key;
}
