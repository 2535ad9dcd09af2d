namespace Mortise;

/// <summary>What happens when a subscriber's queue is full. Whatever is dropped is counted.</summary>
public enum Overflow
{
    /// <summary>The oldest undelivered event makes room.</summary>
    DropOldest = 0,

    /// <summary>The new event is not queued for this subscriber.</summary>
    DropNewest = 1,

    /// <summary>
    /// The subscriber is detached and reported: it receives no further event until it is started again.
    /// </summary>
    Detach = 2,
}
