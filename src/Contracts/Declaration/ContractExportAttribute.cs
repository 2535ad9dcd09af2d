using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Mortise;

/// <summary>Generated: names the runtime of a contract or an event that an assembly declares.</summary>
/// <param name="runtime">The generated runtime, with a static property <c>Instance</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ContractExportAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type runtime) : Attribute
{
    /// <summary>The generated runtime.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    public Type Runtime { get; } = runtime;
}
