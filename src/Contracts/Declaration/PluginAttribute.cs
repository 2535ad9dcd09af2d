namespace Mortise;

/// <summary>
/// Declares the one class of an assembly that is its plug-in. Its constructor parameters are what it requires, its
/// configuration and its log; the contract interfaces that it implements are what it provides; the role interfaces
/// that it implements are its further abilities.
/// </summary>
/// <param name="id">Lowercase, dotted, <c>namespace.name</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PluginAttribute(string id) : Attribute
{
    /// <summary>The plug-in's id.</summary>
    public string Id { get; } = id;

    /// <summary>One sentence for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>When it is started. Default: when the host starts.</summary>
    public Activation Activation { get; init; }

    /// <summary>Whether its code can leave the process again. Default: yes.</summary>
    public Unloading Unloading { get; init; }
}
