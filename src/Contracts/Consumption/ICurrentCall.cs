namespace Mortise;

/// <summary>
/// Gives a provider the context of the call that it is running. A constructor parameter of this type asks for it, and
/// only routes into plug-ins that ask pay for it.
/// </summary>
public interface ICurrentCall
{
    /// <summary>
    /// The context of the running operation, also after an <c>await</c> within it; null outside operations.
    /// </summary>
    CallContext? Context { get; }
}
