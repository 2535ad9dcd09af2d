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
    private readonly EventTable _table;

    public EventTableTests() =>
        _table = new EventTable(new KernelConfig("test") { Observer = _observer, Time = _time });

    [Fact]
    public async Task What_one_instance_publishes_another_receives_until_it_leaves()
    {
        var tick = Tick.Build();
        var taken = new Subscriber();
        var publisher = (Publisher<Tick>)_table.PublishersNeedsLock(Installed("p"), [tick])[0];
        var subscriber = Installed("s");
        _table.SubscribeNeedsLock(subscriber, new StubGeneration
        {
            Subscribes = [Tick.Build(), tick],
            Deliver = (index, item, cancellation) =>
                index == 1 ? taken.DeliverAsync(item, cancellation) : throw new InvalidOperationException(),
        });
        Assert.Equal(1, publisher.Publish(new Tick("p", 1)));
        Assert.Equal([new Tick("p", 1)], await taken.TakeAsync(1));
        Assert.Equal(2, _table.CountsOf("s").Count());
        await _table.UnsubscribeAsync(subscriber);
        Assert.Equal(0, publisher.Publish(new Tick("p", 2)));
        Assert.Empty(_table.CountsOf("s"));
        Assert.True(_table.UnsubscribeAsync(subscriber).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_fault_reaches_the_observer_in_its_own_words()
    {
        var tick = Tick.Build();
        _table.SubscribeNeedsLock(Installed("s"), new StubGeneration
        {
            Subscribes = [tick],
            Deliver = (_, _, _) => throw new FaultException("MT3403", "it was full of eels."),
        });
        ((Publisher<Tick>)_table.PublishersNeedsLock(Installed("p"), [tick])[0]).Publish(new Tick("p", 1));
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
        _table.SubscribeNeedsLock(subscriber, new StubGeneration
        {
            Subscribes = [tick],
            Deliver = (_, _, _) =>
            {
                begun.SetResult();
                return stuck.Task;
            },
        });
        ((Publisher<Tick>)_table.PublishersNeedsLock(Installed("p"), [tick])[0]).Publish(new Tick("p", 1));
        await begun.Task;
        var leaving = _table.UnsubscribeAsync(subscriber);
        _time.Advance(new KernelDeadlines().Drain);
        await leaving;
        Assert.Equal(ReasonCode.StopTimedOut, (await _observer.NextAsync()).Reason.Code);
        stuck.SetResult();
    }

    private static PluginInstance Installed(string name)
    {
        var model = Given.Plugin(name) with { Grants = [new ContractId(Tick.Name, 1)] };
        var package = new PackageFolder("", "", "", [], []);
        return new PluginInstance(
            new PluginDeployment(model, "test", package, new PluginPaths("", "", "")), _ => ValueTask.CompletedTask);
    }
}
