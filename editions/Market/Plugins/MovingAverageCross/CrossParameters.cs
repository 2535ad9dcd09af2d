using Market.Series.Sessions;
using Market.Strategies;

namespace Market.MovingAverageCross;

/// <summary>What a run may ask for, and what it gets when it does not. Immutable.</summary>
internal sealed class CrossParameters(MovingAverageCrossConfig config)
{
    public MovingAverageCrossConfig Config => config;

    public StrategyParameter Fast { get; } = new(
        nameof(config.Fast), "Faster average", "bars", config.Fast, 1, 999, IsWhole: true);

    public StrategyParameter Slow { get; } = new(
        nameof(config.Slow), "Slower average", "bars", config.Slow, 2, 1000, IsWhole: true);

    public MovingAverageCrossConfig Of(StrategyRun run)
    {
        var parameters = RunParameters.Of([Fast, Slow], run);
        parameters.DemandLess(Fast, Slow);
        return new(parameters.Whole(Fast.Name), parameters.Whole(Slow.Name));
    }
}
