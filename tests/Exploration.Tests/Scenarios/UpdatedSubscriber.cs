using Mortise;
using Mortise.Kernel.Messaging;
using Mortise.Runtime;

namespace Exploration.Scenarios;

/// <summary>
/// Two publish events whose subscriber is updated meanwhile: it is held, its next generation takes its place, and it is
/// released. At the end the subscription is stopped.
/// </summary>
public sealed class UpdatedSubscriber : Scenario
{
    private const int Events = 3;

    private readonly Overflow _overflow;
    private readonly int _capacity;
    private readonly EventRuntime _runtime;
    private readonly Topic _topic = new();
    private readonly TopicSink _sink;
    private readonly EventSubscription _subscription;
    private readonly List<Tick> _taken = [];
    private readonly Listener _old;
    private readonly Listener _new;
    private readonly List<string> _told = [];

    private UpdatedSubscriber(Overflow overflow, int capacity)
    {
        (_overflow, _capacity) = (overflow, capacity);
        _runtime = Tick.Runtime(capacity, overflow);
        (_old, _new) = (new Listener("old", _taken), new Listener("new", _taken) { IsHeld = true });
        _sink = new TopicSink(_topic, _runtime, null, ConnectionKind.Shared);
        var time = new StillTime();
        var report = new SubscriberReport("subscriber", time, new Telling(_told));
        _subscription = new EventSubscription(_topic, _runtime, _old.TakeAsync, report, time);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Task>> Actors =>
        [UpdateAsync, () => PublishAsync(1, 2), () => PublishAsync(2, 1)];

    /// <summary>With room for so many events, and what happens when there are more.</summary>
    public static Scenario Real(Overflow overflow, int capacity) => new UpdatedSubscriber(overflow, capacity);

    /// <inheritdoc/>
    public override Task BeforeAsync()
    {
        _subscription.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task AfterAsync()
    {
        var end = await _subscription.StopAsync(EndOfQueue.Drain, TimeSpan.FromDays(1)).ConfigureAwait(false);
        Demand(end == SubscriptionEnd.Idle, "the subscriber has not come to an end");
        var counts = _subscription.Counts;
        Demand(counts.Pending == 0, $"the account does not balance: {counts}");
        Demand(counts.Failed == 0, string.Join(' ', _told));
        Demand(counts.Delivered == _taken.Count, $"{counts.Delivered} count as delivered, and {_taken.Count} were");
        Demand(_taken.Distinct().Count() == _taken.Count, "an event came twice");
        Demand(IsInOrder(1), "events of one publisher came in another order");
        Demand(_capacity < Events || _taken.Count == Events, $"{Events - _taken.Count} were lost, and there was room");
        Demand(_overflow == Overflow.Detach || counts.Published == Events, $"only {counts.Published} were published");
        Demand(_overflow != Overflow.DropOldest || _taken.Count > 0, "a queue that lets the oldest go kept nothing");
    }

    private bool IsInOrder(int publisher)
    {
        var numbers = _taken.Where(tick => tick.Publisher == publisher).Select(static tick => tick.Number).ToArray();
        return numbers.SequenceEqual(numbers.Order());
    }

    private async Task UpdateAsync()
    {
        await _subscription.Receiver.HoldAsync().ConfigureAwait(false);
        _old.IsHeld = true;
        await Task.Yield();
        var left = _subscription.Receiver.SwitchTo(_runtime, _new.TakeAsync);
        _new.IsHeld = false;
        _subscription.Receiver.Release();
        await left.ConfigureAwait(false);
    }

    private Task PublishAsync(int publisher, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            _sink.Publish(new Tick(publisher, number));
        }

        return Task.CompletedTask;
    }

    private sealed class Telling(ICollection<string> told) : Mortise.Kernel.IKernelObserver
    {
        public void Observe(Mortise.Kernel.KernelRecord record) => told.Add(record.ToString());
    }
}
