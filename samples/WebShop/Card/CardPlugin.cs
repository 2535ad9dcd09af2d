using Microsoft.Extensions.DependencyInjection;
using Mortise;
using Mortise.Extensions;

namespace WebShop.Card;

[Plugin("webshop.card", Description = "Pays by card.")]
public sealed class CardPlugin(CardConfig config, IOrders orders, ICurrentCall call, ILog log)
    : IPaymentMethod, IAsyncDisposable
{
    private readonly PluginServices _services = PluginServices.Create<CardPlugin>(log, services => services
        .AddConfig(config)
        .AddSingleton(orders)
        .AddSingleton(call)
        .AddSingleton<CardTerminal>()
        .AddScoped<CardSession>()
        .AddScoped<CardDesk>());

    public ValueTask<PaymentOffer> OfferAsync(CancellationToken cancellation = default) =>
        new(new PaymentOffer("Card", config.FeePercent));

    public ValueTask<Payment> PayAsync(string order, CancellationToken cancellation = default) =>
        _services.CallAsync<CardDesk, Payment>((desk, token) => desk.PayAsync(order, token), cancellation);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
