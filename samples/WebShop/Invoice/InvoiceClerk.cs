using Mortise;

namespace WebShop.Invoice;

/// <summary>Writes one invoice. Made for one call.</summary>
internal sealed class InvoiceClerk(InvoiceConfig config, IOrders orders, ICurrentCall call, InvoiceNumbers numbers)
{
    public async ValueTask<Payment> PayAsync(string number, CancellationToken cancellation)
    {
        try
        {
            var order = await orders.FindAsync(number, cancellation);
            if (order.Euros > config.LimitEuros)
            {
                throw new PaymentRefusedException($"Invoices are for orders of up to {config.LimitEuros} euros.");
            }

            var payment = new Payment(
                "invoice", $"invoice-{numbers.Next()}", order.Euros, call.Context?.Principal ?? "");
            await orders.PayAsync(number, payment, cancellation);
            return payment;
        }
        catch (Exception refused) when (refused is UnknownOrderException or AlreadyPaidException)
        {
            throw new PaymentRefusedException(refused.Message);
        }
    }
}
