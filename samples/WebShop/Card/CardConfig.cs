namespace WebShop.Card;

/// <summary>What paying by card costs.</summary>
/// <param name="FeePercent">The fee, of the order's price.</param>
public sealed record CardConfig(decimal FeePercent = 2);
