namespace Market.BackTesting;

/// <summary>The measures of a back-test. One that is not defined for it is null.</summary>
/// <param name="InitialEquity">The money at the start.</param>
/// <param name="FinalEquity">What everything was worth at the last close.</param>
/// <param name="TotalReturn">Final by initial equity, less 1.</param>
/// <param name="Cagr">
/// Compound annual growth rate: (final / initial) ^ (365.25 / days) − 1 over the days from the first bar to the last.
/// </param>
/// <param name="Sharpe">
/// Mean of the excess returns by their sample standard deviation, times the root of the bars in a year (W. F. Sharpe,
/// "The Sharpe Ratio", Journal of Portfolio Management, 1994).
/// </param>
/// <param name="Sortino">
/// The same mean by the downside deviation, the root of the mean square of the negative excess returns over all bars
/// (F. A. Sortino and L. N. Price, "Performance Measurement in a Downside Risk Framework", Journal of Investing, 1994).
/// </param>
/// <param name="MaxDrawdown">The greatest loss from a peak of the equity, as a share of it; not negative.</param>
/// <param name="Exposure">At which share of all closes a position was held.</param>
/// <param name="Trades">How many trades were closed.</param>
/// <param name="WinRate">Which share of the closed trades brought a profit.</param>
/// <param name="Commission">What the broker took in all.</param>
/// <param name="Slippage">What fills lost against the opens in all.</param>
public sealed record Performance(
    decimal InitialEquity,
    decimal FinalEquity,
    double TotalReturn,
    double? Cagr,
    double? Sharpe,
    double? Sortino,
    double MaxDrawdown,
    double Exposure,
    int Trades,
    double? WinRate,
    decimal Commission,
    decimal Slippage);
