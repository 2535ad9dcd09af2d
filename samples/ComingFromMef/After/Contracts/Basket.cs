namespace Tills;

// snippet: basket
public sealed record Basket(string Customer, int Items, decimal Euros);
// end
