namespace Market.BackTesting;

/// <summary>By how much a fill is worse than the open: a buyer pays more, a seller gets less.</summary>
public abstract record Slippage
{
    private Slippage()
    {
    }

    /// <summary>Fills are at the open.</summary>
    public sealed record None : Slippage;

    /// <summary>An amount for each unit, such as half the spread.</summary>
    /// <param name="Amount">In money for one unit.</param>
    public sealed record PerUnit(decimal Amount) : Slippage;

    /// <summary>A share of the price.</summary>
    /// <param name="BasisPoints">In hundredths of a percent.</param>
    public sealed record Proportional(decimal BasisPoints) : Slippage;
}
