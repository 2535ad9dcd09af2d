namespace WebShop;

/// <summary>How an order was sent.</summary>
/// <param name="Carrier">By whom.</param>
/// <param name="Waybill">What the carrier calls it.</param>
/// <param name="Euros">How much the carrier takes for it.</param>
public sealed record Shipment(string Carrier, string Waybill, decimal Euros);
