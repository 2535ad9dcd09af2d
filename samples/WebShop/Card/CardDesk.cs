using Microsoft.Extensions.Logging;
using Mortise;

namespace WebShop.Card;

/// <summary>Pays for one order. Made for one call.</summary>
internal sealed class CardDesk(
    CardConfig config, IOrders orders, ICurrentCall call, CardSession session, ILogger<CardDesk> log)
{
    public async ValueTask<Payment> PayAsync(string number, CancellationToken cancellation)
    {
        try
        {
            var order = await orders.FindAsync(number, cancellation);
            var euros = decimal.Round(order.Euros * (1 + config.FeePercent / 100), 2);
            var reference = await session.AuthorizeAsync(euros, cancellation);
            var payment = new Payment("card", reference, euros, call.Context?.Principal ?? "");
            await orders.PayAsync(number, payment, cancellation);
            log.LogDebug("{Order} is paid with {Reference}", number, reference);
            return payment;
        }
        catch (Exception refused) when (refused is UnknownOrderException or AlreadyPaidException)
        {
            throw new PaymentRefusedException(refused.Message);
        }
    }
}
