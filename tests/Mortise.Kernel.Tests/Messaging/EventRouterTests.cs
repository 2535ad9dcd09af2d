using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Resolution;
using Mortise.Runtime;
using Xunit;

namespace Mortise.Kernel.Tests.Messaging;

public sealed class EventRouterTests
{
    private static readonly TimeSpan _long = TimeSpan.FromHours(1);

    private readonly Observed _observer = new();
    private readonly FakeTimeProvider _time = new();
    private readonly EventRuntime _tick = Tick.Build();
    private readonly RecordQueue _records;
    private readonly EventRouter _router;

    public EventRouterTests()
    {
        _records = new RecordQueue(_observer);
        _router = new EventRouter(Config, _records);
    }

    private KernelConfig Config => new("test") { Format = new LineFormat(), Observer = _observer, Time = _time };

    [Fact]
    public async Task Every_subscriber_takes_the_events_of_each_publisher_in_order()
    {
        Subscriber[] subscribers = [new(), new(), new()];
        foreach (var (index, subscriber) in subscribers.Index())
        {
            Subscribe($"s{index}", subscriber, index == 2 ? Tick.Build(minor: 1) : _tick);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(publisher => Task.Factory.StartNew(
            () =>
            {
                var sink = Sink($"p{publisher}", publisher == 3 ? Tick.Build() : _tick);
                for (var number = 0; number < 1_000; number++)
                {
                    Assert.Equal(3, sink.Publish(new Tick($"p{publisher}", number)));
                }
            },
            TaskCreationOptions.LongRunning)));

        foreach (var subscriber in subscribers)
        {
            var taken = await subscriber.TakeAsync(4_000);
            foreach (var publisher in taken.GroupBy(tick => tick.Publisher))
            {
                var numbers = publisher.Select(tick => (int)tick.Number);
                Assert.Equal(Enumerable.Range(0, 1_000), numbers);
            }
        }
    }

    [Theory]
    [InlineData(Overflow.DropOldest)]
    [InlineData(Overflow.DropNewest)]
    [InlineData(Overflow.Detach)]
    public async Task A_subscriber_that_never_returns_holds_up_nobody(Overflow overflow)
    {
        var stuck = new TaskCompletionSource();
        var other = new Subscriber();
        Subscribe("stuck", new Subscriber((_, _) => stuck.Task), Tick.Build(3, overflow));
        Subscribe("other", other, _tick);
        var sink = Sink("p", _tick);
        for (var number = 0; number < 5_000; number++)
        {
            sink.Publish(new Tick("p", number));
        }

        Assert.Equal(5_000, (await other.TakeAsync(5_000)).Length);
        stuck.SetResult();
    }

    [Fact]
    public async Task A_subscriber_that_blocks_its_thread_holds_up_nobody()
    {
        using var release = new ManualResetEventSlim();
        var other = new Subscriber();
        Subscribe("stuck", (_, _) =>
        {
            release.Wait(TestContext.Current.CancellationToken);
            return Task.CompletedTask;
        });
        Subscribe("other", other, _tick);
        var sink = Sink("p", _tick);
        Enumerable.Range(0, 100).ToList().ForEach(number => sink.Publish(new Tick("p", number)));
        Assert.Equal(100, (await other.TakeAsync(100)).Length);
        release.Set();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_subscriber_that_throws_is_counted_and_takes_the_next_all_the_same(bool beforeItReturns)
    {
        var subscriber = new Subscriber();
        EventDelivery delivery = (item, cancellation) => ((Tick)item).Number % 2 == 0
            ? subscriber.DeliverAsync(item, cancellation)
            : beforeItReturns ? throw new FormatException("odd") : Task.FromException(new FormatException("odd"));
        var subscription = Subscribe("s", delivery);
        var sink = Sink("p", _tick);
        Enumerable.Range(0, 22).ToList().ForEach(number => sink.Publish(new Tick("p", number)));
        await subscription.StopAsync(EndOfQueue.Drain, _long);
        Assert.Equal(11, subscriber.TakeAll().Length);
        Assert.Equal(new DeliveryCounts(22, 11, 0, 11), subscription.Counts);

        // The first and the tenth of eleven.
        Assert.Equal([ReasonCode.DeliveryFailed, ReasonCode.DeliveryFailed], _observer.Codes);
        var told = (KernelRecord.Delivery)_observer.Records.First();
        Assert.Equal(("s", "test.tick/1.0"), (told.Plugin, told.Event));
        Assert.Contains("System.FormatException: odd", told.Reason.Explanation);
    }

    [Fact]
    public async Task DropOldest_KeepsTheNewest()
    {
        var (taken, counts) = await OverflowAsync(Overflow.DropOldest);
        Assert.Equal([0, 8, 9], taken);
        Assert.Equal(new DeliveryCounts(10, 3, 7, 0), counts);
        Assert.Equal([ReasonCode.EventsDropped], _observer.Codes);
    }

    [Fact]
    public async Task DropNewest_KeepsTheOldest()
    {
        var (taken, counts) = await OverflowAsync(Overflow.DropNewest);
        Assert.Equal([0, 1, 2], taken);
        Assert.Equal(new DeliveryCounts(10, 3, 7, 0), counts);
        Assert.Equal([ReasonCode.EventsDropped], _observer.Codes);
    }

    [Fact]
    public async Task Detach_TakesNothingMoreAndIsReported()
    {
        var (taken, counts) = await OverflowAsync(Overflow.Detach);
        Assert.Equal([0], taken);
        Assert.Equal(new DeliveryCounts(4, 1, 3, 0), counts);
        Assert.Equal([ReasonCode.SubscriberDetached], _observer.Codes);
    }

    [Fact]
    public async Task The_same_build_shares_the_object_and_another_gets_a_copy()
    {
        object? shared = null;
        object? copied = null;
        var same = Subscribe("same", (item, _) => Task.FromResult(shared = item));
        var other = Subscribe("other", (item, _) => Task.FromResult(copied = item), Tick.Build());
        var tick = new Tick("p", 1);
        Sink("p", _tick).Publish(tick);
        await Task.WhenAll(same.StopAsync(EndOfQueue.Drain, _long), other.StopAsync(EndOfQueue.Drain, _long));
        Assert.Same(tick, shared);
        Assert.NotSame(tick, copied);
        Assert.Equal(tick, copied);
    }

    [Fact]
    public async Task Strict_mode_copies_for_the_same_build_too()
    {
        object? copied = null;
        var strict = new EventRouter(Config with { Strict = true }, _records);
        var subscription = strict.Subscribe(Granted("s"), _tick, (item, _) => Task.FromResult(copied = item))!;
        var tick = new Tick("p", 1);
        Assert.Equal(1, strict.OpenSink(Granted("p"), _tick).Publish(tick));
        await subscription.StopAsync(EndOfQueue.Drain, _long);
        Assert.NotSame(tick, copied);
        Assert.Equal(tick, copied);
    }

    [Fact]
    public async Task Without_an_encoding_another_build_misses_events_and_is_told()
    {
        var router = new EventRouter(Config with { Format = null }, _records);
        var subscription = router.Subscribe(Granted("s"), Tick.Build(), new Subscriber().Delivery)!;
        Assert.Equal(0, router.OpenSink(Granted("p"), _tick).Publish(new Tick("p", 1)));
        Assert.Equal(new DeliveryCounts(1, 0, 0, 1), subscription.Counts);
        Assert.Equal(ReasonCode.EventNotReadable, (await _observer.NextAsync()).Reason.Code);
    }

    [Fact]
    public async Task What_the_subscribers_build_cannot_read_is_counted_and_told()
    {
        var subscriber = new Subscriber();
        var subscription = Subscribe("s", subscriber, Tick.Build());
        var sink = Sink("p", _tick);
        sink.Publish(new Tick("a line\nbreak", 1));
        sink.Publish(new Tick("p", 2));
        await subscription.StopAsync(EndOfQueue.Drain, _long);
        Assert.Equal([new Tick("p", 2)], subscriber.TakeAll());
        Assert.Equal([ReasonCode.EventNotReadable], _observer.Codes);
        Assert.Equal(new DeliveryCounts(2, 1, 0, 1), subscription.Counts);
    }

    [Fact]
    public void An_event_that_cannot_be_written_fails_in_its_publisher_and_reaches_nobody()
    {
        var first = Subscribe("first", new Subscriber().Delivery);
        Subscribe("second", new Subscriber(), Tick.Build());
        Assert.ThrowsAny<Exception>(() => Sink("p", _tick).Publish("not a tick"));
        Assert.Equal(default, first.Counts);
    }

    [Fact]
    public async Task Whoever_is_not_granted_the_event_neither_hears_nor_is_heard()
    {
        var subscriber = new Subscriber();
        Subscribe("s", subscriber, _tick);
        Assert.Null(_router.Subscribe(Given.Plugin("deaf"), _tick, new Subscriber().Delivery));
        Assert.Equal(0, _router.OpenSink(Given.Plugin("mute"), _tick).Publish(new Tick("mute", 1)));
        Assert.Equal(1, _router.OpenSink(Given.Plugin(InstanceModel.Host), _tick).Publish(new Tick("host", 1)));
        Assert.Equal([new Tick("host", 1)], await subscriber.TakeAsync(1));
        _records.Raise();
        KernelRecord.Delivery[] told = [await _observer.NextAsync(), await _observer.NextAsync()];
        Assert.All(told, record => Assert.Equal(ReasonCode.NotGranted, record.Reason.Code));
        Assert.Equal(["deaf", "mute"], told.Select(record => record.Plugin));
    }

    [Fact]
    public void Another_major_is_another_event()
    {
        var next = new Subscriber();
        var major = new ContractId(Tick.Name, 2);
        Assert.Null(_router.Subscribe(
            Given.Plugin("s") with { Grants = [new ContractId("test.tock", 1), major] }, _tick, next.Delivery));
        Assert.Equal(0, Sink("p", _tick).Publish(new Tick("p", 1)));
    }

    [Fact]
    public async Task Nothing_of_the_publishers_execution_context_reaches_a_subscriber()
    {
        var ambient = new AsyncLocal<string>();
        var seen = new TaskCompletionSource<string?>();
        ambient.Value = "subscribing";
        Subscribe("s", (_, _) =>
        {
            seen.SetResult(ambient.Value);
            return Task.CompletedTask;
        });
        ambient.Value = "publishing";
        Sink("p", _tick).Publish(new Tick("p", 1));
        Assert.Null(await seen.Task);
    }

    [Fact]
    public async Task Drain_DeliversWhatIsQueuedAndNothingThatComesLater()
    {
        var gate = new TaskCompletionSource();
        var subscriber = new Subscriber((_, _) => gate.Task);
        var subscription = Subscribe("s", subscriber, _tick);
        var sink = Sink("p", _tick);
        Enumerable.Range(0, 5).ToList().ForEach(number => sink.Publish(new Tick("p", number)));
        var ending = subscription.StopAsync(EndOfQueue.Drain, _long);
        Assert.Equal(0, sink.Publish(new Tick("p", 5)));
        Assert.False(ending.IsCompleted);
        gate.SetResult();
        Assert.Equal(SubscriptionEnd.Idle, await ending);
        Assert.Equal([0, 1, 2, 3, 4], subscriber.TakeAll().Select(tick => tick.Number));
        Assert.Equal(new DeliveryCounts(5, 5, 0, 0), subscription.Counts);
    }

    [Fact]
    public async Task Discard_CancelsTheDeliveryUnderWayAndDropsTheRest()
    {
        var begun = new TaskCompletionSource();
        var subscription = Subscribe("s", async (_, cancellation) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        });
        var sink = Sink("p", _tick);
        Enumerable.Range(0, 5).ToList().ForEach(number => sink.Publish(new Tick("p", number)));
        await begun.Task;
        Assert.Equal(SubscriptionEnd.Idle, await subscription.StopAsync(EndOfQueue.Discard, _long));
        Assert.Equal(new DeliveryCounts(5, 0, 5, 0), subscription.Counts);
        Assert.Empty(_observer.Records);
    }

    [Fact]
    public async Task Deadline_TellsTheSubscriberToGiveUpAndLeavesIt()
    {
        var begun = new TaskCompletionSource();
        var stuck = new TaskCompletionSource();
        var told = CancellationToken.None;
        var subscription = Subscribe("s", (_, cancellation) =>
        {
            told = cancellation;
            begun.TrySetResult();
            return stuck.Task;
        });
        var sink = Sink("p", _tick);
        Enumerable.Range(0, 5).ToList().ForEach(number => sink.Publish(new Tick("p", number)));
        await begun.Task;
        var ending = subscription.StopAsync(EndOfQueue.Drain, TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(told.IsCancellationRequested);
        Assert.False(ending.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SubscriptionEnd.Abandoned, await ending);
        Assert.True(told.IsCancellationRequested);
        Assert.Equal(new DeliveryCounts(5, 0, 4, 0), subscription.Counts);
        stuck.SetResult();
    }

    [Fact]
    public async Task Nothing_of_a_removed_subscriber_is_held()
    {
        var (reference, subscription) = SubscribeForOnce();
        Sink("p", _tick).Publish(new Tick("p", 1));
        await subscription.StopAsync(EndOfQueue.Drain, _long);
        for (var attempt = 0; attempt < 10 && reference.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(reference.IsAlive);
        Assert.Equal(1, subscription.Counts.Delivered);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (WeakReference Reference, EventSubscription Subscription) SubscribeForOnce()
    {
        var subscriber = new Subscriber();
        return (new WeakReference(subscriber), Subscribe("s", subscriber, _tick));
    }

    /// <summary>Ten events for a queue of two, while the first is still being delivered.</summary>
    private async Task<(long[] Taken, DeliveryCounts Counts)> OverflowAsync(Overflow overflow)
    {
        var begun = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        var subscriber = new Subscriber((_, _) =>
        {
            begun.TrySetResult();
            return gate.Task;
        });
        var runtime = Tick.Build(2, overflow);
        var subscription = Subscribe("s", subscriber, runtime);
        var sink = Sink("p", runtime);
        sink.Publish(new Tick("p", 0));
        await begun.Task;
        var queued = Enumerable.Range(1, 9).Select(number => sink.Publish(new Tick("p", number))).Sum();
        Assert.Equal(overflow == Overflow.DropOldest ? 9 : 2, queued);
        gate.SetResult();
        await subscription.StopAsync(EndOfQueue.Drain, _long);
        return ([.. subscriber.TakeAll().Select(tick => tick.Number)], subscription.Counts);
    }

    private static InstanceModel Granted(string name) =>
        Given.Plugin(name) with { Grants = [new ContractId(Tick.Name, 1)] };

    private EventSink Sink(string publisher, EventRuntime runtime) => _router.OpenSink(Granted(publisher), runtime);

    private EventSubscription Subscribe(string name, Subscriber subscriber, EventRuntime runtime) =>
        _router.Subscribe(Granted(name), runtime, subscriber.Delivery)!;

    private EventSubscription Subscribe(string name, EventDelivery delivery, EventRuntime? runtime = null) =>
        _router.Subscribe(Granted(name), runtime ?? _tick, delivery)!;
}
