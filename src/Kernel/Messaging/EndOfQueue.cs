namespace Mortise.Kernel.Messaging;

/// <summary>What becomes of queued events when a subscription ends.</summary>
internal enum EndOfQueue
{
    /// <summary>They are delivered first.</summary>
    Drain = 0,

    /// <summary>They are dropped, and the delivery that is under way is cancelled.</summary>
    Discard = 1,
}
