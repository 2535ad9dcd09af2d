using Market.Indicators;
using Market.Series;
using Market.Series.Sessions;
using Mortise;

namespace Market.Stochastic;

/// <summary>Provides <see cref="StochasticSeries"/> as an indicator.</summary>
[Plugin("market.stochastic", Description = "Stochastic oscillator.")]
public sealed class StochasticPlugin(StochasticConfig config) : SessionIndicator(new IndicatorDescription(
    $"Stochastic ({config.Period}, {config.Smoothing}, {config.Signal})",
    IndicatorScale.Percent,
    ["%K", "%D"],
    [
        new("Period", config.Period, 1, 1000, IsWhole: true),
        new("Smoothing", config.Smoothing, 1, 1000, IsWhole: true),
        new("Signal", config.Signal, 1, 1000, IsWhole: true),
    ]))
{
    protected override IBarSeries Create(ParameterSet parameters) => new StochasticSeries(
        parameters.Whole("Period"), parameters.Whole("Smoothing"), parameters.Whole("Signal"));
}
