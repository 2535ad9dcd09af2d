namespace Market.BackTesting;

/// <summary>What everything was worth at the close of one bar.</summary>
/// <param name="Date">The bar's date.</param>
/// <param name="Cash">Money, to the cent.</param>
/// <param name="Position">The units held, at the close, to the cent.</param>
public readonly record struct EquityPoint(DateOnly Date, decimal Cash, decimal Position)
{
    /// <summary>Both together.</summary>
    public decimal Equity => Cash + Position;
}
