namespace Market.BackTesting;

/// <summary>One filled order.</summary>
/// <param name="Date">The date of the bar at whose open it was filled.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="Units">How many; positive.</param>
/// <param name="Price">For one unit, slippage included.</param>
/// <param name="Value">Units times price, to the cent.</param>
/// <param name="Commission">What the broker took, to the cent.</param>
/// <param name="Slippage">What the fill lost against the open, to the cent.</param>
public readonly record struct Fill(
    DateOnly Date, Side Side, decimal Units, decimal Price, decimal Value, decimal Commission, decimal Slippage);
