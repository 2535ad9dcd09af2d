namespace Market.BackTesting;

/// <summary>How a back-test goes on.</summary>
public abstract record BackTestUpdate
{
    private BackTestUpdate()
    {
    }

    /// <summary>It has come this far.</summary>
    /// <param name="Date">The date of the last bar that was replayed.</param>
    /// <param name="Bars">How many bars were replayed.</param>
    /// <param name="Fraction">How much of the range is behind it, from 0 to 1.</param>
    public sealed record Advanced(DateOnly Date, int Bars, double Fraction) : BackTestUpdate;

    /// <summary>It is done. Always the last update.</summary>
    /// <param name="Result">What came out.</param>
    public sealed record Completed(BackTestResult Result) : BackTestUpdate;
}
