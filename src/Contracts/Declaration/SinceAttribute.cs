namespace Mortise;

/// <summary>
/// Marks an operation, or a field of a data record, that a later minor version added. An added operation is declared
/// <c>public virtual partial</c> in a partial interface; its generated body throws
/// <see cref="UnavailableException"/> with <see cref="UnavailableReason.NotProvided"/>.
/// </summary>
/// <param name="minor">The minor version that added it.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class SinceAttribute(int minor) : Attribute
{
    /// <summary>The minor version that added the member.</summary>
    public int Minor { get; } = minor;
}
