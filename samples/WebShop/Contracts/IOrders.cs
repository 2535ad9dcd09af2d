using Mortise;

namespace WebShop;

/// <summary>The shop's orders, for plug-ins.</summary>
[Contract("webshop.orders", 1, 0)]
public interface IOrders
{
    /// <summary>One order.</summary>
    [Operation(Idempotent = true)]
    [Throws<UnknownOrderException>]
    ValueTask<Order> FindAsync(string number, CancellationToken cancellation = default);

    /// <summary>Records the payment of an order, which has only one.</summary>
    [Throws<UnknownOrderException>]
    [Throws<AlreadyPaidException>]
    ValueTask PayAsync(string number, Payment payment, CancellationToken cancellation = default);

    /// <summary>Records who took the parcel of an order, which has only one.</summary>
    [Throws<UnknownOrderException>]
    [Throws<AlreadyShippedException>]
    ValueTask ShipAsync(string number, Shipment shipment, CancellationToken cancellation = default);
}
