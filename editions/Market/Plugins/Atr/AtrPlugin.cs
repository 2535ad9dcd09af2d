using Market.Indicators;
using Market.Series;
using Market.Series.Sessions;
using Mortise;

namespace Market.Atr;

/// <summary>Provides <see cref="AtrSeries"/> as an indicator.</summary>
[Plugin("market.atr", Description = "Average true range.")]
public sealed class AtrPlugin(AtrConfig config) : SessionIndicator(new IndicatorDescription(
    $"ATR ({config.Period})",
    IndicatorScale.Own,
    ["atr"],
    [
        new("Period", config.Period, 1, 1000, IsWhole: true),
    ]))
{
    protected override IBarSeries Create(ParameterSet parameters) => new AtrSeries(parameters.Whole("Period"));
}
