namespace WebShop.Host.Orders;

/// <summary>Works on orders; one for each request, and for each call of a plug-in.</summary>
internal sealed class OrderDesk(OrderBook book, ILogger<OrderDesk> log)
{
    public Order Take(NewOrder order) => book.Add(order.Customer, order.Euros);

    public Order? Find(string number) => book.Find(number);

    /// <exception cref="UnknownOrderException">There is no such order.</exception>
    /// <exception cref="AlreadyPaidException">It has a payment already.</exception>
    public void Pay(string number, Payment payment)
    {
        var order = Find(number) ?? throw new UnknownOrderException(number);
        if (order.Payment is not null || !book.TryReplace(order, order with { Payment = payment }))
        {
            throw new AlreadyPaidException(number);
        }

        log.LogDebug("{Order} is paid by {Method}", number, payment.Method);
    }
}
