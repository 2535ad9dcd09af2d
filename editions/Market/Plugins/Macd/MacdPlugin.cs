using Market.Indicators;
using Market.Series;
using Market.Series.Sessions;
using Mortise;

namespace Market.Macd;

/// <summary>Provides <see cref="MacdSeries"/> as an indicator.</summary>
[Plugin("market.macd", Description = "Moving average convergence/divergence of the close.")]
public sealed class MacdPlugin(MacdConfig config) : SessionIndicator(new IndicatorDescription(
    $"MACD ({config.Fast}, {config.Slow}, {config.Signal})",
    IndicatorScale.Own,
    ["macd", "signal", "histogram"],
    [
        new("Fast", config.Fast, 1, 1000, IsWhole: true),
        new("Slow", config.Slow, 2, 1000, IsWhole: true),
        new("Signal", config.Signal, 1, 1000, IsWhole: true),
    ]))
{
    protected override IBarSeries Create(ParameterSet parameters)
    {
        int fast = parameters.Whole("Fast"), slow = parameters.Whole("Slow");
        return fast < slow
            ? new MacdSeries(fast, slow, parameters.Whole("Signal"), config.Seed)
            : throw new InvalidParameterException("Fast", fast, $"it must be less than Slow, which is {slow}.");
    }
}
