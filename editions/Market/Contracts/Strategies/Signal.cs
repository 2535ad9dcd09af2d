namespace Market.Strategies;

/// <summary>
/// What a strategy wants from the next open on. An order is placed only when the wish changes: a position that drifts
/// with the prices is left alone.
/// </summary>
/// <param name="Exposure">The share of the equity to be invested, from 0 (none) to 1 (all of it).</param>
public readonly record struct Signal(decimal Exposure)
{
    /// <summary>Hold cash only.</summary>
    public static Signal Out => new(0m);

    /// <summary>Invest all equity.</summary>
    public static Signal In => new(1m);
}
