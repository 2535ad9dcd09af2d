using Market.Indicators;
using Market.Series;
using Market.Series.Sessions;
using Mortise;

namespace Market.Sma;

/// <summary>Provides <see cref="SmaSeries"/> as an indicator.</summary>
[Plugin("market.sma", Description = "Simple moving average of the close.")]
public sealed class SmaPlugin(SmaConfig config) : SessionIndicator(new IndicatorDescription(
    $"SMA ({config.Period})",
    IndicatorScale.Price,
    ["average"],
    [
        new("Period", config.Period, 1, 1000, IsWhole: true),
    ]))
{
    protected override IBarSeries Create(ParameterSet parameters) => new SmaSeries(parameters.Whole("Period"));
}
