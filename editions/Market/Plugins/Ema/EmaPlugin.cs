using Market.Indicators;
using Market.Series;
using Market.Series.Sessions;
using Mortise;

namespace Market.Ema;

/// <summary>Provides <see cref="EmaSeries"/> as an indicator.</summary>
[Plugin("market.ema", Description = "Exponential moving average of the close.")]
public sealed class EmaPlugin(EmaConfig config) : SessionIndicator(new IndicatorDescription(
    $"EMA ({config.Period})",
    IndicatorScale.Price,
    ["average"],
    [
        new("Period", config.Period, 1, 1000, IsWhole: true),
    ]))
{
    protected override IBarSeries Create(ParameterSet parameters) =>
        new EmaSeries(parameters.Whole("Period"), config.Seed);
}
