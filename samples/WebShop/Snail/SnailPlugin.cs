using Microsoft.Extensions.DependencyInjection;
using Mortise;
using Mortise.Extensions;

namespace WebShop.Snail;

[Plugin("webshop.snail", Description = "Carries parcels, slowly.")]
public sealed class SnailPlugin(SnailConfig config, IOrders orders, ILog log) : ICarrier, IAsyncDisposable
{
    private readonly PluginServices _services = PluginServices.Create<SnailPlugin>(log, services => services
        .AddConfig(config)
        .AddSingleton(orders)
        .AddSingleton<Waybills>()
        .AddScoped<SnailClerk>());

    public ValueTask<Quote> QuoteAsync(Parcel parcel, CancellationToken cancellation = default) =>
        new(new Quote(config.Name, config.PriceOf(parcel)));

    public ValueTask<Shipment> ShipAsync(string order, Parcel parcel, CancellationToken cancellation = default) =>
        _services.CallAsync<SnailClerk, Shipment>(
            (clerk, token) => clerk.ShipAsync(order, parcel, token), cancellation);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
