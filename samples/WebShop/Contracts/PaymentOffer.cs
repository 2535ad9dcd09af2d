namespace WebShop;

/// <summary>What customers are told of a payment method.</summary>
/// <param name="Title">For people.</param>
/// <param name="FeePercent">What it costs on top, of the order's price.</param>
public sealed record PaymentOffer(string Title, decimal FeePercent);
