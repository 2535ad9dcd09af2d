namespace Market.Report;

/// <summary>Which of the slippage models of a back-test.</summary>
public enum SlippageModel
{
    /// <summary>Fills are at the open.</summary>
    None = 0,

    /// <summary>The amount is for each unit.</summary>
    PerUnit = 1,

    /// <summary>The amount is in basis points of the price.</summary>
    Proportional = 2,
}
