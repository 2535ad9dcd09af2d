using System.Collections.Concurrent;

namespace WebShop.Host.Orders;

/// <summary>All orders; stands for a database. Safe for concurrent use.</summary>
internal sealed class OrderBook
{
    private readonly ConcurrentDictionary<string, Order> _orders = new(StringComparer.Ordinal);
    private int _last;

    public IEnumerable<Order> All => _orders.Values;

    public Order Add(string customer, decimal euros)
    {
        var order = new Order($"order-{Interlocked.Increment(ref _last)}", customer, euros);
        _orders[order.Number] = order;
        return order;
    }

    public Order? Find(string number) => _orders.GetValueOrDefault(number);

    /// <summary>False when it has changed since it was found.</summary>
    public bool TryReplace(Order found, Order changed) => _orders.TryUpdate(found.Number, changed, found);
}
