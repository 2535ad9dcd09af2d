namespace Mortise.Runtime;

/// <summary>
/// Carries a caller's mistake from decoding to the dispatcher's edge, apart from whatever a provider throws.
/// </summary>
internal sealed class BadArgumentsException(
    string message, string argument = "", RejectedReason reason = RejectedReason.BadArguments) : Exception(message)
{
    public RejectedException ToRejected() => new(reason, Message) { Argument = argument };
}
