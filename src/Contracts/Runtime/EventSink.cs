namespace Mortise.Runtime;

/// <summary>Where a publisher puts its events: the kernel's end of an event route.</summary>
public abstract class EventSink
{
    /// <summary>Queues an event for each subscriber; returns for how many.</summary>
    public abstract int Publish(object item);
}
