namespace Market.Prices;

/// <summary>What one instrument did in one interval.</summary>
/// <param name="Date">The day, or the first day of the interval that the source names.</param>
/// <param name="Open">The first price.</param>
/// <param name="High">The highest price; never below any other of the bar.</param>
/// <param name="Low">The lowest price; positive, never above any other of the bar.</param>
/// <param name="Close">The last price.</param>
/// <param name="Volume">How many units changed hands; 0 when the source does not say.</param>
public readonly record struct Bar(
    DateOnly Date, decimal Open, decimal High, decimal Low, decimal Close, long Volume);
