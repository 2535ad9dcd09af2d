using System.Collections.Immutable;
using Mortise.Runtime;

namespace Mortise.Testing.Peers;

/// <summary>Publishes what the plug-ins under test subscribe to, and receives what they publish.</summary>
/// <param name="publishes">What they subscribe to, as the test knows it.</param>
/// <param name="subscribes">What they publish, as the test knows it.</param>
internal sealed class EventPeer(ImmutableArray<EventRuntime> publishes, ImmutableArray<EventRuntime> subscribes)
    : TestPeer([])
{
    private ImmutableArray<object> _publishers = [];

    public override ImmutableArray<EventRuntime> Publishes { get; } = [.. publishes.Distinct()];

    public override ImmutableArray<EventRuntime> Subscribes { get; } = [.. subscribes.Distinct()];

    private ImmutableArray<ReceivedEvents> Received { get; } =
        [.. subscribes.Distinct().Select(static item => new ReceivedEvents(item.Model))];

    public int Publish<TEvent>(TEvent item)
        where TEvent : notnull =>
        ((Publisher<TEvent>)_publishers[IndexOf<TEvent>(Publishes, "subscribes to")]).Publish(item);

    public ReceivedEvents Of<TEvent>() => Received[IndexOf<TEvent>(Subscribes, "publishes")];

    public override Task ConstructAsync(
        ImmutableArray<object> requirements, ImmutableArray<object> publishers, CancellationToken cancellation)
    {
        _publishers = publishers;
        return Task.CompletedTask;
    }

    public override Task DeliverAsync(int subscription, object item, CancellationToken cancellation)
    {
        Received[subscription].Add(item);
        return Task.CompletedTask;
    }

    private static int IndexOf<TEvent>(ImmutableArray<EventRuntime> events, string verb)
    {
        for (var index = 0; index < events.Length; index++)
        {
            if (events[index].Type == typeof(TEvent))
            {
                return index;
            }
        }

        throw new ArgumentException($"No plug-in under test {verb} {typeof(TEvent).FullName}.");
    }
}
