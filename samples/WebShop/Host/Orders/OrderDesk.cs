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

    /// <exception cref="UnknownOrderException">There is no such order.</exception>
    /// <exception cref="AlreadyShippedException">A carrier has it already.</exception>
    public void Ship(string number, Shipment shipment)
    {
        var order = Find(number) ?? throw new UnknownOrderException(number);
        if (order.Shipment is not null || !book.TryReplace(order, order with { Shipment = shipment }))
        {
            throw new AlreadyShippedException(number);
        }

        log.LogDebug("{Order} is sent by {Carrier}", number, shipment.Carrier);
    }
}
