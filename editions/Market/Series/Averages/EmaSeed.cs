namespace Market.Series.Averages;

/// <summary>What an exponential average starts from. The difference fades bar by bar.</summary>
public enum EmaSeed
{
    /// <summary>The simple average of the first period: the classic definition.</summary>
    SimpleAverage = 0,

    /// <summary>The first value of the series, as TradingView and others do.</summary>
    FirstValue = 1,
}
