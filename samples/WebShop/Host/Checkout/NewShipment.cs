namespace WebShop.Host.Checkout;

/// <summary>What a customer wants to be sent.</summary>
/// <param name="Parcel">What it is and where it goes.</param>
/// <param name="Carriers">By whom, the best first; empty for whoever is there.</param>
internal sealed record NewShipment(Parcel Parcel, string[] Carriers);
