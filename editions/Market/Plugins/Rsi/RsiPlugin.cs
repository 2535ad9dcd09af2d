using Market.Indicators;
using Market.Series;
using Market.Series.Sessions;
using Mortise;

namespace Market.Rsi;

/// <summary>Provides <see cref="RsiSeries"/> as an indicator.</summary>
[Plugin("market.rsi", Description = "Relative strength index of the close.")]
public sealed class RsiPlugin(RsiConfig config) : SessionIndicator(new IndicatorDescription(
    $"RSI ({config.Period})",
    IndicatorScale.Percent,
    ["rsi"],
    [
        new("Period", config.Period, 1, 1000, IsWhole: true),
    ]))
{
    protected override IBarSeries Create(ParameterSet parameters) => new RsiSeries(parameters.Whole("Period"));
}
