namespace Mortise.Events;

/// <summary>What happens in the kernel, as it happens.</summary>
[Contract("mortise.events", 1, 0)]
public interface IEventFeed
{
    /// <summary>
    /// The events from now on. A consumer that falls behind loses the oldest and is told how many by
    /// <see cref="KernelEvent.Missed"/>.
    /// </summary>
    IAsyncEnumerable<KernelEvent> WatchAsync(CancellationToken cancellation = default);
}
