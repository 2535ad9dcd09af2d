using System.Collections.Concurrent;
using System.Collections.Immutable;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Messaging;

/// <summary>The publishers and subscriptions of running instances. Safe for concurrent use.</summary>
internal sealed class EventTable(KernelConfig config, RecordQueue records)
{
    private readonly EventRouter _router = new(config, records);
    private readonly ConcurrentDictionary<string, ImmutableArray<EventSubscription>> _subscriptions =
        new(StringComparer.Ordinal);

    /// <summary>What the plug-in receives for each event that it publishes, in the order of its manifest.</summary>
    public ImmutableArray<object> PublishersNeedsLock(InstanceModel instance, ImmutableArray<EventRuntime> events) =>
        [.. events.Select(published => published.CreatePublisher(_router.OpenSink(instance, published)))];

    /// <summary>Lets events in for each event that an instance receives, in the order of its manifest.</summary>
    /// <param name="instance">The subscriber.</param>
    /// <param name="events">The events in its own builds.</param>
    /// <param name="deliver">Hands over one event of that index; never called under the lock.</param>
    public void SubscribeNeedsLock(
        PluginInstance instance,
        ImmutableArray<EventRuntime> events,
        Func<int, object, CancellationToken, Task> deliver) =>
        _subscriptions[instance.Name] = [.. events
            .Select((received, index) => _router.Subscribe(
                instance.Model, received, (item, cancellation) => deliver(index, item, cancellation)))
            .OfType<EventSubscription>()];

    /// <summary>
    /// Hands the events of an instance to its next generation: none is lost or comes twice, and their order stays. Ends
    /// when the former generation has taken what it is at, also of events that the next one does not receive.
    /// </summary>
    /// <param name="model">The next generation.</param>
    /// <param name="events">The events in its own builds.</param>
    /// <param name="deliver">Hands over one event of that index; never called under the lock.</param>
    public Task SwitchNeedsLock(
        InstanceModel model,
        ImmutableArray<EventRuntime> events,
        Func<int, object, CancellationToken, Task> deliver)
    {
        var before = _subscriptions.GetValueOrDefault(model.Name, []).ToList();
        var after = new List<EventSubscription>();
        var left = new List<Task>();
        for (var index = 0; index < events.Length; index++)
        {
            var (at, received) = (index, events[index]);
            EventDelivery hand = (item, cancellation) => deliver(at, item, cancellation);
            if (before.Find(one => IsSame(one.Runtime.Model, received.Model)) is { } kept)
            {
                before.Remove(kept);
                after.Add(kept);
                left.Add(kept.Receiver.SwitchTo(received, hand));
            }
            else if (_router.Subscribe(model, received, hand) is { } added)
            {
                after.Add(added);
            }
        }

        _subscriptions[model.Name] = [.. after];
        left.AddRange(before.Select(subscription => EndAsync(model.Name, subscription)));
        return Task.WhenAll(left);
    }

    /// <summary>Lets the events of an instance queue; ends when it has taken what it is at.</summary>
    public Task HoldAsync(string instance) =>
        Task.WhenAll(_subscriptions.GetValueOrDefault(instance, []).Select(static one => one.Receiver.HoldAsync()));

    /// <summary>Goes on after <see cref="HoldAsync"/>.</summary>
    public void Release(string instance)
    {
        foreach (var subscription in _subscriptions.GetValueOrDefault(instance, []))
        {
            subscription.Receiver.Release();
        }
    }

    /// <summary>
    /// Lets no further event in, and returns when those that were queued have been delivered, or when the deadline for
    /// draining has passed, which the observer is told. Nothing of the instance is held afterwards. Not under a lock.
    /// </summary>
    public Task UnsubscribeAsync(PluginInstance instance) =>
        _subscriptions.TryRemove(instance.Name, out var subscriptions)
            ? Task.WhenAll(subscriptions.Select(subscription => EndAsync(instance.Name, subscription)))
            : Task.CompletedTask;

    private static bool IsSame(EventModel one, EventModel other) =>
        one.Name == other.Name && one.Major == other.Major;

    private async Task EndAsync(string instance, EventSubscription subscription)
    {
        var end = await subscription.StopAsync(EndOfQueue.Drain, config.Deadlines.Drain).ConfigureAwait(false);
        if (end == SubscriptionEnd.Abandoned)
        {
            new SubscriberReport(instance, config.Time, config.Observer).Abandoned(subscription.Runtime.Model);
        }
    }
}
