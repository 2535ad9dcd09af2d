using System.Globalization;
using Market.Indicators;
using Market.Series;
using Market.Series.Sessions;
using Mortise;

namespace Market.Bollinger;

/// <summary>Provides <see cref="BollingerSeries"/> as an indicator.</summary>
[Plugin("market.bollinger", Description = "Bollinger bands around the close.")]
public sealed class BollingerPlugin(BollingerConfig config) : SessionIndicator(new IndicatorDescription(
    string.Create(CultureInfo.InvariantCulture, $"Bollinger bands ({config.Period}, {config.Deviations})"),
    IndicatorScale.Price,
    ["middle", "upper", "lower"],
    [
        new("Period", config.Period, 1, 1000, IsWhole: true),
        new("Deviations", config.Deviations, 0.1, 10, IsWhole: false),
    ]))
{
    protected override IBarSeries Create(ParameterSet parameters) => new BollingerSeries(
        parameters.Whole("Period"), parameters.Number("Deviations"));
}
