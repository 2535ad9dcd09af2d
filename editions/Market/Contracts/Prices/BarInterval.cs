namespace Market.Prices;

/// <summary>How long a bar is. It decides how measures are brought to a year.</summary>
public enum BarInterval
{
    /// <summary>One trading day; 252 of them make a year.</summary>
    Daily = 0,

    /// <summary>One week; 52 make a year.</summary>
    Weekly = 1,

    /// <summary>One month; 12 make a year.</summary>
    Monthly = 2,
}
