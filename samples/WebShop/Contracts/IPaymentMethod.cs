using Mortise;

namespace WebShop;

/// <summary>A way to pay for an order.</summary>
[Contract("webshop.payment", 1, 0)]
public interface IPaymentMethod
{
    /// <summary>What customers are told of it.</summary>
    [Operation(Idempotent = true)]
    ValueTask<PaymentOffer> OfferAsync(CancellationToken cancellation = default);

    /// <summary>Pays for an order, and records that with the shop.</summary>
    [Throws<PaymentRefusedException>]
    ValueTask<Payment> PayAsync(string order, CancellationToken cancellation = default);
}
