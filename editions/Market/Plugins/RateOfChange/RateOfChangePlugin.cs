using Market.Indicators;
using Market.Series;
using Market.Series.Sessions;
using Mortise;

namespace Market.RateOfChange;

/// <summary>Provides <see cref="RateOfChangeSeries"/> as an indicator.</summary>
[Plugin("market.rate-of-change", Description = "Rate of change of the close, in percent.")]
public sealed class RateOfChangePlugin(RateOfChangeConfig config) : SessionIndicator(new IndicatorDescription(
    $"Rate of change ({config.Period})",
    IndicatorScale.Own,
    ["percent"],
    [
        new("Period", config.Period, 1, 1000, IsWhole: true),
    ]))
{
    protected override IBarSeries Create(ParameterSet parameters) => new RateOfChangeSeries(parameters.Whole("Period"));
}
