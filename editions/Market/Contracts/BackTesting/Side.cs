namespace Market.BackTesting;

/// <summary>The direction of an order.</summary>
public enum Side
{
    /// <summary>Money became units.</summary>
    Buy = 0,

    /// <summary>Units became money.</summary>
    Sell = 1,
}
