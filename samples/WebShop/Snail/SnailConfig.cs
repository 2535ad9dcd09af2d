namespace WebShop.Snail;

/// <summary>What it costs.</summary>
/// <param name="Name">What the carrier is called.</param>
/// <param name="PerKilogram">Euros for each kilogram.</param>
public sealed record SnailConfig(string Name = "Snail", decimal PerKilogram = 2)
{
    internal decimal PriceOf(Parcel parcel) => parcel.Kilograms * PerKilogram;
}
