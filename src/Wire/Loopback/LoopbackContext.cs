using Mortise.Runtime;

namespace Mortise.Wire;

/// <summary>The one thing besides bytes that a loopback carries with a call: its context. Immutable.</summary>
/// <param name="carrier">Takes it along and puts it down.</param>
/// <param name="caller">The name of the calling plug-in instance.</param>
public sealed class LoopbackContext(CallCarrier carrier, string caller)
{
    internal CallContext Leave() => carrier.Leave(caller);

    internal void Enter(CallContext context) => carrier.Enter(context);
}
