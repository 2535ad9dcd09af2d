namespace Mortise;

/// <summary>Declares a sealed record as a versioned event: a published fact with any number of receivers.</summary>
/// <param name="name">Lowercase, dotted, for example <c>parcels.delivered</c>.</param>
/// <param name="major">Incompatible versions differ here.</param>
/// <param name="minor">Rises when an optional field is added.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class EventAttribute(string name, int major, int minor) : Attribute
{
    /// <summary>The event's name.</summary>
    public string Name { get; } = name;

    /// <summary>The major version.</summary>
    public int Major { get; } = major;

    /// <summary>The minor version.</summary>
    public int Minor { get; } = minor;

    /// <summary>How many undelivered events a subscriber's queue holds. Default: 256.</summary>
    public int Capacity { get; init; } = 256;

    /// <summary>What happens to a subscriber whose queue is full. The publisher is never blocked.</summary>
    public Overflow Overflow { get; init; }
}
