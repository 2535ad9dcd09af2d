namespace Mortise.Runtime;

/// <summary>
/// The caller's end of a route: the object that a consumer holds for as long as it lives, whatever happens to the
/// provider. Generated ports derive from <see cref="Port{TContract}"/>.
/// </summary>
public abstract class Port
{
    private protected Port(ContractRuntime contract, string owner)
    {
        Contract = contract;
        Owner = owner;
    }

    /// <summary>Not on bindings: of those there are many more, and objects with finalizers are slow to make.</summary>
    ~Port() => Current.Abandon();

    /// <summary>The contract, as the assembly that declares the port was built with it.</summary>
    public ContractRuntime Contract { get; }

    /// <summary>The name of the plug-in instance that calls through it.</summary>
    public string Owner { get; }

    internal abstract bool IsAvailable { get; }

    internal abstract Binding Current { get; }

    /// <summary>Makes a binding that this port can switch to.</summary>
    internal abstract Binding Bind(object target, BindingKind kind, string provider);

    /// <summary>
    /// Switches; returns the binding that it left, which is to be retired. Only the kernel, under its lock.
    /// </summary>
    internal abstract Binding Publish(Binding next);

    internal string NameOf(int operation) => Contract.Model.Operations[operation].Name;

    /// <summary>
    /// For generated ports: a fresh copy of a declared error, or null if the operation does not declare it.
    /// </summary>
    protected internal virtual DeclaredException? CopyDeclared(int operation, DeclaredException error) => null;
}
