using Mortise;

namespace WebShop;

/// <summary>Somebody who takes parcels.</summary>
[Contract("webshop.carrier", 1, 0)]
public interface ICarrier
{
    /// <summary>What a parcel would cost.</summary>
    [Operation(Idempotent = true)]
    ValueTask<Quote> QuoteAsync(Parcel parcel, CancellationToken cancellation = default);

    /// <summary>Takes the parcel of an order that is paid, and records that with the shop.</summary>
    [Throws<ShipmentRefusedException>]
    ValueTask<Shipment> ShipAsync(string order, Parcel parcel, CancellationToken cancellation = default);
}
