using Mortise;

namespace WebShop.Snail;

[Plugin("webshop.snail", Description = "Carries parcels, slowly.")]
public sealed class SnailPlugin(SnailConfig config) : ICarrier
{
    public ValueTask<Quote> QuoteAsync(Parcel parcel, CancellationToken cancellation = default) =>
        new(new Quote(config.Name, parcel.Kilograms * config.PerKilogram));
}
