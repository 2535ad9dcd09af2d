namespace Mortise.Kernel.Messaging;

/// <summary>
/// The subscriptions of one event at this moment, in the order in which they began. Publishers read the snapshot; it is
/// replaced under the lock.
/// </summary>
internal sealed class Topic
{
    private readonly Lock _gate = new();
    private volatile EventSubscription[] _subscriptions = [];

    public ReadOnlySpan<EventSubscription> Subscriptions => _subscriptions;

    public void Add(EventSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions, subscription];
        }
    }

    public void Remove(EventSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions.Where(other => other != subscription)];
        }
    }
}
