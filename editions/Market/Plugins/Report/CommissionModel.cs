namespace Market.Report;

/// <summary>Which of the commission models of a back-test.</summary>
public enum CommissionModel
{
    /// <summary>Nothing is taken.</summary>
    Free = 0,

    /// <summary>The amount is for each order.</summary>
    PerOrder = 1,

    /// <summary>The amount is for each unit.</summary>
    PerUnit = 2,

    /// <summary>The amount is a share of the value: 0.0005 are five basis points.</summary>
    Proportional = 3,
}
