using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Messaging;

public sealed class EventTableTests
{
    private readonly Observed _observer = new();
    private readonly FakeTimeProvider _time = new();
    private readonly RecordQueue _records;
    private readonly EventTable _table;

    public EventTableTests()
    {
        _records = new RecordQueue(_observer);
        _table = new EventTable(new KernelConfig("test") { Observer = _observer, Time = _time }, _records);
    }

    [Fact]
    public async Task What_one_instance_publishes_another_receives_until_it_leaves()
    {
        var tick = Tick.Build();
        var taken = new Subscriber();
        var publisher = (Publisher<Tick>)_table.PublishersNeedsLock(Installed("p").Model, [tick])[0];
        var subscriber = Installed("s");
        _table.SubscribeNeedsLock(subscriber, [Tick.Build(), tick], (index, item, cancellation) =>
            index == 1 ? taken.DeliverAsync(item, cancellation) : throw new InvalidOperationException());
        Assert.Equal(1, publisher.Publish(new Tick("p", 1)));
        Assert.Equal([new Tick("p", 1)], await taken.TakeAsync(1));
        await _table.UnsubscribeAsync(subscriber);
        Assert.Equal(0, publisher.Publish(new Tick("p", 2)));
        Assert.True(_table.UnsubscribeAsync(subscriber).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_fault_reaches_the_observer_in_its_own_words()
    {
        var tick = Tick.Build();
        _table.SubscribeNeedsLock(
            Installed("s"), [tick], (_, _, _) => throw new FaultException("MT3403", "it was full of eels."));
        ((Publisher<Tick>)_table.PublishersNeedsLock(Installed("p").Model, [tick])[0]).Publish(new Tick("p", 1));
        var told = await _observer.NextAsync();
        Assert.Contains("'s' failed at test.tick/1.0: it was full of eels.", told.Reason.Explanation);
    }

    [Fact]
    public async Task Whoever_is_busy_at_the_deadline_is_left_and_reported()
    {
        var tick = Tick.Build();
        var begun = new TaskCompletionSource();
        var stuck = new TaskCompletionSource();
        var subscriber = Installed("s");
        _table.SubscribeNeedsLock(subscriber, [tick], (_, _, _) =>
        {
            begun.SetResult();
            return stuck.Task;
        });
        ((Publisher<Tick>)_table.PublishersNeedsLock(Installed("p").Model, [tick])[0]).Publish(new Tick("p", 1));
        await begun.Task;
        var leaving = _table.UnsubscribeAsync(subscriber);
        _time.Advance(new KernelDeadlines().Drain);
        await leaving;
        Assert.Equal(ReasonCode.StopTimedOut, (await _observer.NextAsync()).Reason.Code);
        stuck.SetResult();
    }

    [Fact]
    public void A_missing_grant_is_told_when_the_records_are_raised_and_not_before()
    {
        var tick = Tick.Build();
        _table.SubscribeNeedsLock(Installed("deaf", []), [tick], (_, _, _) => Task.CompletedTask);
        _table.PublishersNeedsLock(Installed("mute", []).Model, [tick]);
        Assert.Empty(_observer.Records);
        _records.Raise();
        Assert.Equal(["deaf", "mute"], _observer.Records.Select(static record => record.Plugin));
        Assert.All(_observer.Codes, static code => Assert.Equal(ReasonCode.NotGranted, code));
    }

    private static PluginInstance Installed(string name) => Installed(name, [new ContractId(Tick.Name, 1)]);

    private static PluginInstance Installed(string name, ImmutableHashSet<ContractId> grants)
    {
        var model = Given.Plugin(name) with { Grants = grants };
        var package = new PackageFolder("", "", "", [], []);
        return new PluginInstance(
            new PluginDeployment(model, "test", package, new PluginPaths("", "", "")), _ => ValueTask.CompletedTask);
    }
}
