namespace Mortise.Runtime;

/// <summary>A binding with its target typed, so that a call needs no cast.</summary>
/// <typeparam name="TContract">The contract.</typeparam>
public sealed class Binding<TContract> : Binding
    where TContract : class
{
    internal Binding(Port port, TContract target, int operations, BindingKind kind, string provider)
        : base(port, operations, kind, provider) => Target = target;

    /// <summary>The provider, or the composed or encoding port in front of it.</summary>
    public TContract Target { get; }
}
