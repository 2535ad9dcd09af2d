using System.ComponentModel;

namespace Mortise;

/// <summary>Generated: names the runtime of a contract or an event that an assembly declares.</summary>
/// <param name="runtime">The generated runtime, with a static property <c>Instance</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ContractExportAttribute(Type runtime) : Attribute
{
    /// <summary>The generated runtime.</summary>
    public Type Runtime { get; } = runtime;
}
