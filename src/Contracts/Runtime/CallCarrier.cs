namespace Mortise.Runtime;

/// <summary>
/// Carries the context of calls over a boundary that ambient state does not pass: a host of plug-ins takes it along on
/// the caller's side and puts it down on the provider's. Safe for concurrent use.
/// </summary>
public abstract class CallCarrier
{
    /// <summary>The context of a call that is being made now, in the asynchronous flow of its caller.</summary>
    /// <param name="caller">The name of the calling plug-in instance.</param>
    public abstract CallContext Leave(string caller);

    /// <summary>Makes it the context of what runs from here on in the same asynchronous flow.</summary>
    public abstract void Enter(CallContext context);
}
