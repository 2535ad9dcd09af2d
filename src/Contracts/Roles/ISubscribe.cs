namespace Mortise;

/// <summary>Receives the events of one type, published by any plug-in that the edition lets publish them.</summary>
/// <typeparam name="TEvent">A record that carries <see cref="EventAttribute"/>.</typeparam>
public interface ISubscribe<in TEvent>
    where TEvent : notnull
{
    /// <summary>
    /// Called for one event after the other, in the order in which each publisher published them. The next waits until
    /// this one has ended; meanwhile the bounded queue of this subscriber fills, as its overflow policy says.
    /// </summary>
    /// <param name="item">What happened.</param>
    /// <param name="cancellation">Cancelled when the plug-in is being stopped.</param>
    ValueTask OnEventAsync(TEvent item, CancellationToken cancellation);
}
