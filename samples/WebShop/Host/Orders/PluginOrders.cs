namespace WebShop.Host.Orders;

/// <summary>The shop's orders as plug-ins see them: each call has a scope of its own, as a request has.</summary>
internal sealed class PluginOrders(IServiceScopeFactory scopes) : IOrders
{
    public ValueTask<Order> FindAsync(string number, CancellationToken cancellation = default)
    {
        using var scope = scopes.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<OrderDesk>();
        return new(desk.Find(number) ?? throw new UnknownOrderException(number));
    }

    public ValueTask PayAsync(string number, Payment payment, CancellationToken cancellation = default)
    {
        using var scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<OrderDesk>().Pay(number, payment);
        return default;
    }

    public ValueTask ShipAsync(string number, Shipment shipment, CancellationToken cancellation = default)
    {
        using var scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<OrderDesk>().Ship(number, shipment);
        return default;
    }
}
