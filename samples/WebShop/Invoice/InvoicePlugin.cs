using Microsoft.Extensions.DependencyInjection;
using Mortise;
using Mortise.Extensions;

namespace WebShop.Invoice;

[Plugin("webshop.invoice", Description = "Pays by invoice.")]
public sealed class InvoicePlugin(InvoiceConfig config, IOrders orders, ICurrentCall call, ILog log)
    : IPaymentMethod, IAsyncDisposable
{
    private readonly PluginServices _services = PluginServices.Create<InvoicePlugin>(log, services => services
        .AddConfig(config)
        .AddSingleton(orders)
        .AddSingleton(call)
        .AddSingleton<InvoiceNumbers>()
        .AddScoped<InvoiceClerk>());

    public ValueTask<PaymentOffer> OfferAsync(CancellationToken cancellation = default) =>
        new(new PaymentOffer($"Invoice, up to {config.LimitEuros} euros", 0));

    public ValueTask<Payment> PayAsync(string order, CancellationToken cancellation = default) =>
        _services.CallAsync<InvoiceClerk, Payment>((clerk, token) => clerk.PayAsync(order, token), cancellation);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
