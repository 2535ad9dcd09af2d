namespace WebShop;

/// <summary>What somebody has ordered.</summary>
/// <param name="Number">Names it.</param>
/// <param name="Customer">Who ordered.</param>
/// <param name="Euros">What it costs.</param>
public sealed record Order(string Number, string Customer, decimal Euros)
{
    /// <summary>How it was paid; null until it is.</summary>
    public Payment? Payment { get; init; }

    /// <summary>How it was sent; null until it is.</summary>
    public Shipment? Shipment { get; init; }
}
