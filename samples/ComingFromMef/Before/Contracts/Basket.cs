namespace Tills;

// snippet: basket
public sealed class Basket(string customer, int items, decimal euros)
{
    public string Customer { get; } = customer;

    public int Items { get; } = items;

    public decimal Euros { get; set; } = euros;
}
// end
