namespace Mortise;

/// <summary>
/// Publishes events of one type. A constructor parameter of this type asks for it. Safe for concurrent use.
/// </summary>
/// <typeparam name="TEvent">A record that carries <see cref="EventAttribute"/>.</typeparam>
public abstract class Publisher<TEvent>
    where TEvent : notnull
{
    /// <summary>
    /// Queues the event for each subscriber of this moment and returns at once: a slow subscriber never delays a
    /// publisher. Returns for how many subscribers it was queued.
    /// </summary>
    public abstract int Publish(TEvent item);
}
