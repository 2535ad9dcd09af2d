namespace Market.Indicators;

/// <summary>On which axis the values of an indicator belong.</summary>
public enum IndicatorScale
{
    /// <summary>That of the prices: drawn over them.</summary>
    Price = 0,

    /// <summary>0 to 100.</summary>
    Percent = 1,

    /// <summary>One of its own.</summary>
    Own = 2,
}
