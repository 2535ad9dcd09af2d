namespace Mortise.Kernel.Messaging;

/// <summary>Hands one event, in the subscriber's build, to a subscriber; ends when it has taken it.</summary>
/// <param name="item">The event.</param>
/// <param name="cancellation">Cancelled when the subscription ends.</param>
internal delegate Task EventDelivery(object item, CancellationToken cancellation);
