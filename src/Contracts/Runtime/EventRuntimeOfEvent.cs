using Mortise.Payloads;

namespace Mortise.Runtime;

/// <summary>The base of generated event runtimes.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public abstract class EventRuntime<TEvent>(EventModel model) : EventRuntime(model, typeof(TEvent))
    where TEvent : notnull
{
    /// <inheritdoc/>
    public sealed override Payload Encode(object item, PayloadFormat format)
    {
        var writer = format.CreateWriter();
        Write(writer, (TEvent)item);
        return writer.Finish();
    }

    /// <inheritdoc/>
    public sealed override object Decode(Payload payload) => Read(payload.Read());

    internal sealed override object CreatePublisher(EventSink sink) => new SinkPublisher(sink);

    internal sealed override bool IsReceivedBy(object subscriber) => subscriber is ISubscribe<TEvent>;

    internal sealed override ValueTask DeliverAsync(object subscriber, object item, CancellationToken cancellation) =>
        ((ISubscribe<TEvent>)subscriber).OnEventAsync((TEvent)item, cancellation);

    /// <summary>Generated: writes an event.</summary>
    protected abstract void Write(PayloadWriter writer, TEvent item);

    /// <summary>Generated: reads an event.</summary>
    protected abstract TEvent Read(PayloadReader reader);

    private sealed class SinkPublisher(EventSink sink) : Publisher<TEvent>
    {
        public override int Publish(TEvent item) => sink.Publish(item);
    }
}
