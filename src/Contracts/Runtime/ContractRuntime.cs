namespace Mortise.Runtime;

/// <summary>
/// What the generator made for one contract: the factories of its ports and dispatchers. There is one object per loaded
/// build of a contract assembly; two sides that hold the same object share types, others are connected through bytes.
/// </summary>
public abstract class ContractRuntime
{
    private protected ContractRuntime(ContractModel model, Type type)
    {
        Model = model;
        Type = type;
    }

    /// <summary>The contract's shape.</summary>
    public ContractModel Model { get; }

    /// <summary>The contract's interface.</summary>
    public Type Type { get; }

    /// <summary>A port whose calls are answered by <paramref name="absent"/> until the kernel binds it.</summary>
    public abstract Port CreatePort(string owner, RouteStep absent);

    /// <summary>An object of the contract's type that hands each call to a step.</summary>
    public abstract object CreateComposedPort(RouteStep first);

    /// <summary>An object of the contract's type that writes each call to a channel.</summary>
    public abstract object CreateEncodingPort(Channel channel);

    /// <summary>The way from bytes to calls on a target of the contract's type.</summary>
    public abstract Dispatcher CreateDispatcher(object target, string provider);

    /// <summary>An empty <see cref="Ports{TContract}"/>.</summary>
    internal abstract object CreatePorts();

    /// <summary>Replaces the snapshot of a <see cref="Ports{TContract}"/>.</summary>
    internal abstract void Replace(object ports, IEnumerable<KeyValuePair<string, Port>> members);

    /// <summary>An <see cref="Optional{TContract}"/> around a port.</summary>
    internal abstract object CreateOptional(Port port);
}
