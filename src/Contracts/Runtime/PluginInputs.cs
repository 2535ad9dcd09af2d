namespace Mortise.Runtime;

/// <summary>What a plug-in's constructor receives, by the index of the requirement in the manifest.</summary>
public abstract class PluginInputs
{
    /// <summary>The configuration record that the factory read before; null when the plug-in has none.</summary>
    public abstract object? Config { get; }

    /// <summary>The plug-in's log.</summary>
    public abstract ILog Log { get; }

    /// <summary>The folders that the instance may know.</summary>
    public abstract PluginPaths Paths { get; }

    /// <summary>The context of the running call.</summary>
    public abstract ICurrentCall CurrentCall { get; }

    /// <summary>The host's clock; virtual in a test that says so.</summary>
    public virtual TimeProvider Time => TimeProvider.System;

    /// <summary>
    /// What the requirement of that index receives: the port, <see cref="Optional{TContract}"/> or
    /// <see cref="Ports{TContract}"/>, which is of the type that the constructor takes. Throws when the manifest does
    /// not fit the constructor.
    /// </summary>
    public abstract object Requirement(int index, Type type);

    /// <summary>
    /// The <see cref="Publisher{TEvent}"/> of the published event of that index, as with
    /// <see cref="Requirement(int, Type)"/>.
    /// </summary>
    public abstract object Publisher(int index, Type type);
}
