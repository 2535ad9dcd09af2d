using CsCheck;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Messaging;

public sealed class DeliveryPropertyTests
{
    private static readonly Gen<(int Capacity, Overflow Overflow, int FailsAt, int YieldsAt)> _subscriber = Gen.Select(
        Gen.Int[1, 8], Gen.Enum<Overflow>(), Gen.Int[1, 4], Gen.Int[1, 4]);

    [Fact]
    public async Task Accounts_balance_and_order_holds_whatever_subscribers_do() => await Gen.Select(
        _subscriber.Array[1, 5],
        Gen.Int[1, 3],
        Gen.Int[1, 60],
        Gen.Enum<EndOfQueue>()).SampleAsync(CheckAsync, iter: 500);

    private static async Task CheckAsync(
        (int Capacity, Overflow Overflow, int FailsAt, int YieldsAt)[] subscribers,
        int publishers,
        int each,
        EndOfQueue end)
    {
        var router = new EventRouter(
            new KernelConfig("test") { Format = new LineFormat() }, new RecordQueue(null));
        var taken = subscribers.Select(_ => new Subscriber()).ToArray();
        var subscriptions = subscribers.Select((model, index) => router.Subscribe(
            Granted($"s{index}"),
            Tick.Build(model.Capacity, model.Overflow),
            async (item, cancellation) =>
            {
                var number = ((Tick)item).Number;
                if (number % model.YieldsAt == 0)
                {
                    await Task.Yield();
                }

                if (number % model.FailsAt == 3)
                {
                    throw new FormatException();
                }

                await taken[index].DeliverAsync(item, cancellation);
            })!).ToArray();

        await Task.WhenAll(Enumerable.Range(0, publishers).Select(async publisher =>
        {
            await Task.Yield();
            var sink = router.OpenSink(Granted($"p{publisher}"), Tick.Build());
            for (var number = 0; number < each; number++)
            {
                Assert.InRange(sink.Publish(new Tick($"p{publisher}", number)), 0, subscribers.Length);
            }
        }));

        await Task.WhenAll(subscriptions.Select(one => one.StopAsync(end, TimeSpan.FromHours(1))));
        foreach (var (index, subscription) in subscriptions.Index())
        {
            var counts = subscription.Counts;
            var ticks = taken[index].TakeAll();
            Assert.Equal(0, counts.Pending);
            Assert.Equal(ticks.Length, counts.Delivered);
            Assert.InRange(counts.Published, 0, publishers * each);
            Assert.True(subscribers[index].Overflow == Overflow.Detach || counts.Published == publishers * each);
            foreach (var publisher in ticks.GroupBy(tick => tick.Publisher))
            {
                var numbers = publisher.Select(tick => tick.Number).ToArray();
                Assert.Equal(numbers.Order().Distinct(), numbers);
            }
        }
    }

    private static InstanceModel Granted(string name) =>
        Given.Plugin(name) with { Grants = [new ContractId(Tick.Name, 1)] };
}
