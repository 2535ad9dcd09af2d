using System.Collections.Concurrent;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Rights;
using Mortise.Runtime;

namespace Mortise.Kernel.Messaging;

/// <summary>
/// Connects publishers with subscribers of the same event and major, as far as both are granted it. Safe for concurrent
/// use, also under the kernel's lock: that a grant is missing is added to the records, which the caller raises. A
/// subscription is forgotten as soon as it ends; a publisher is never known.
/// </summary>
internal sealed class EventRouter(KernelConfig config, RecordQueue records)
{
    private readonly ConcurrentDictionary<ContractId, Topic> _topics = new();

    /// <summary>A publisher's way to whoever subscribes now or later; without the grant it leads nowhere.</summary>
    public EventSink OpenSink(InstanceModel publisher, EventRuntime runtime)
    {
        if (!IsGranted(publisher, runtime))
        {
            return new ClosedSink();
        }

        var connection = config.Strict ? ConnectionKind.Encoded : ConnectionKind.Shared;
        return new TopicSink(TopicOf(runtime), runtime, config.Format, connection);
    }

    /// <summary>Lets a subscriber in: events published from now on reach it. Null without the grant.</summary>
    public EventSubscription? Subscribe(InstanceModel subscriber, EventRuntime runtime, EventDelivery deliver)
    {
        if (!IsGranted(subscriber, runtime))
        {
            return null;
        }

        var report = new SubscriberReport(subscriber.Name, config.Time, config.Observer);
        var subscription = new EventSubscription(TopicOf(runtime), runtime, deliver, report, config.DeadlineTime);
        subscription.Start();
        return subscription;
    }

    private static ContractId IdOf(EventRuntime runtime) => new(runtime.Model.Name, runtime.Model.Major);

    private Topic TopicOf(EventRuntime runtime) => _topics.GetOrAdd(IdOf(runtime), static _ => new Topic());

    private bool IsGranted(InstanceModel instance, EventRuntime runtime)
    {
        var subject = IdOf(runtime);
        if (GrantTable.Decide(instance, subject) != ReasonCode.NotGranted)
        {
            return true;
        }

        var reason = new Reason(ReasonCode.NotGranted, GrantTable.Explain(instance.Name, subject));
        records.Add(new KernelRecord.Delivery(config.Time.GetUtcNow(), instance.Name, subject.ToString(), reason));
        return false;
    }
}
