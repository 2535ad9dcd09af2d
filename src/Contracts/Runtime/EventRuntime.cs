using Mortise.Payloads;

namespace Mortise.Runtime;

/// <summary>What the generator made for one event. There is one object per loaded build of its assembly.</summary>
public abstract class EventRuntime
{
    private protected EventRuntime(EventModel model, Type type)
    {
        Model = model;
        Type = type;
    }

    /// <summary>The event's shape.</summary>
    public EventModel Model { get; }

    /// <summary>The event's record.</summary>
    public Type Type { get; }

    /// <summary>The encoded form of an event of this build.</summary>
    public abstract Payload Encode(object item, PayloadFormat format);

    /// <summary>An event of this build.</summary>
    /// <exception cref="PayloadException">The bytes are not such an event.</exception>
    public abstract object Decode(Payload payload);

    /// <summary>A <see cref="Publisher{TEvent}"/> that puts its events into a sink.</summary>
    internal abstract object CreatePublisher(EventSink sink);

    /// <summary>Whether a plug-in is an <see cref="ISubscribe{TEvent}"/> of this build of the event.</summary>
    internal abstract bool IsReceivedBy(object subscriber);

    /// <summary>Hands an event of this build to an <see cref="ISubscribe{TEvent}"/>.</summary>
    internal abstract ValueTask DeliverAsync(object subscriber, object item, CancellationToken cancellation);
}
