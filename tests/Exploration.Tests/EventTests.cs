using Exploration.Scenarios;
using Exploration.Scenarios.Broken;
using Mortise;

namespace Exploration.Tests;

public sealed class EventTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(nameof(Overflow.DropOldest), 3)]
    [InlineData(nameof(Overflow.DropOldest), 1)]
    [InlineData(nameof(Overflow.DropNewest), 1)]
    [InlineData(nameof(Overflow.Detach), 1)]
    public void Events_during_an_update_come_once_and_in_order_or_count_as_dropped(string overflow, int capacity) =>
        Explorations.Pass(() => UpdatedSubscriber.Real(Enum.Parse<Overflow>(overflow), capacity), output);

    [Fact]
    public void Nothing_enters_a_receiver_that_is_held() => Explorations.Pass(HeldReceiver.Real, output);

    [Theory]
    [InlineData(nameof(ReceiverFlaw.HoldsWithoutWaiting))]
    [InlineData(nameof(ReceiverFlaw.LooksBeforeItEnters))]
    [InlineData(nameof(ReceiverFlaw.ReleasesInSilence))]
    public void Broken_receiver_is_caught(string flaw) =>
        Explorations.Catch(() => HeldReceiver.Copy(Enum.Parse<ReceiverFlaw>(flaw)), output);

    [Fact]
    public void Copy_without_a_flaw_is_not_caught() =>
        Explorations.Pass(static () => HeldReceiver.Copy(ReceiverFlaw.None), output);
}
