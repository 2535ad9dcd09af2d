namespace Mortise.Kernel.Messaging;

/// <summary>How a subscription ended.</summary>
internal enum SubscriptionEnd
{
    /// <summary>The subscriber is idle; what was not discarded has been delivered.</summary>
    Idle = 0,

    /// <summary>The deadline passed while it was still busy with an event. Nobody waits for it any more.</summary>
    Abandoned = 1,
}
