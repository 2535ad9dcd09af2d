namespace Market.BackTesting;

/// <summary>What a broker takes for filling one order; rounded to the cent, half away from zero.</summary>
public abstract record Commission
{
    private Commission()
    {
    }

    /// <summary>Nothing.</summary>
    public sealed record Free : Commission;

    /// <summary>A fixed amount for each order.</summary>
    /// <param name="Amount">In money.</param>
    public sealed record PerOrder(decimal Amount) : Commission;

    /// <summary>An amount for each unit.</summary>
    /// <param name="Amount">In money for one unit.</param>
    /// <param name="Minimum">The least for one order.</param>
    public sealed record PerUnit(decimal Amount, decimal Minimum) : Commission;

    /// <summary>A share of the order's value.</summary>
    /// <param name="Rate">For example 0.0005 for five basis points.</param>
    /// <param name="Minimum">The least for one order.</param>
    public sealed record Proportional(decimal Rate, decimal Minimum) : Commission;
}
