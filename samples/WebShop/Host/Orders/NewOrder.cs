namespace WebShop.Host.Orders;

/// <summary>What a customer sends.</summary>
internal sealed record NewOrder(string Customer, decimal Euros);
