namespace Mortise;

/// <summary>
/// Declares an interface as a versioned contract. A minor version only adds members; a new major is a new contract
/// that lives in an assembly of another name.
/// </summary>
/// <param name="name">Lowercase, dotted, for example <c>parcels.quotes</c>.</param>
/// <param name="major">Incompatible versions differ here. Starts at 1.</param>
/// <param name="minor">Rises when an operation or an optional field is added.</param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class ContractAttribute(string name, int major, int minor) : Attribute
{
    /// <summary>The contract's name.</summary>
    public string Name { get; } = name;

    /// <summary>The major version.</summary>
    public int Major { get; } = major;

    /// <summary>The minor version.</summary>
    public int Minor { get; } = minor;
}
