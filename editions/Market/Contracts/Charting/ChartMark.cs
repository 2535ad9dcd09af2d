using Market.BackTesting;

namespace Market.Charting;

/// <summary>A fill on a price chart.</summary>
/// <param name="Date">When.</param>
/// <param name="Price">At which price.</param>
/// <param name="Side">Bought or sold.</param>
public readonly record struct ChartMark(DateOnly Date, double Price, Side Side);
