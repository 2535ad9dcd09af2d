using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Kernel.Messaging;

/// <summary>A publisher's way into a topic. Publishes on its thread, waits for nobody, and keeps nothing.</summary>
internal sealed class TopicSink(
    Topic topic, EventRuntime runtime, PayloadFormat? format, ConnectionKind connection) : EventSink
{
    public override int Publish(object item)
    {
        // Encoded before anybody gets it: an event that cannot be written fails in its publisher and reaches nobody.
        var subscriptions = topic.Subscriptions;
        var encoded = EncodeForOthers(item, subscriptions);
        var queued = 0;
        foreach (var subscription in subscriptions)
        {
            if (Shares(subscription))
            {
                queued += subscription.Offer(new Envelope(item, default, runtime, format));
            }
            else if (format is not null)
            {
                queued += subscription.Offer(new Envelope(null, encoded, runtime, format));
            }
            else
            {
                subscription.Miss(runtime.Model);
            }
        }

        return queued;
    }

    private Payload EncodeForOthers(object item, ReadOnlySpan<EventSubscription> subscriptions)
    {
        foreach (var subscription in subscriptions)
        {
            if (format is not null && !Shares(subscription))
            {
                return runtime.Encode(item, format);
            }
        }

        return default;
    }

    private bool Shares(EventSubscription subscription) =>
        connection == ConnectionKind.Shared && ReferenceEquals(subscription.Runtime, runtime);
}
