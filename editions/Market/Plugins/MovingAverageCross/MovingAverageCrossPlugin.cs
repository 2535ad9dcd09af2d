using System.Collections.Immutable;
using Market.Indicators;
using Market.Prices;
using Market.Series.Sessions;
using Market.Strategies;
using Mortise;

namespace Market.MovingAverageCross;

/// <summary>
/// Is invested while the faster moving average is above the slower one, with 50 and 200 days the "golden cross".
/// Source: W. Brock, J. Lakonishok and B. LeBaron, "Simple Technical Trading Rules and the Stochastic Properties of
/// Stock Returns", Journal of Finance, 1992.
/// </summary>
[Plugin("market.moving-average-cross",
    Description = "A strategy that is invested while the faster average is above the slower.")]
public sealed class MovingAverageCrossPlugin(MovingAverageCrossConfig config, [Key("sma")] IIndicator average)
    : IStrategy, IPrepare, IStop
{
    private const string Period = "Period";
    private readonly SessionTable<CrossRun> _runs = new();

    private StrategyParameter Fast { get; } = new(
        nameof(config.Fast), "Faster average", "bars", config.Fast, 1, 999, IsWhole: true);

    private StrategyParameter Slow { get; } = new(
        nameof(config.Slow), "Slower average", "bars", config.Slow, 2, 1000, IsWhole: true);

    /// <summary>Refuses averages that can never cross.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellation) => config.Fast < config.Slow
        ? default
        : throw new InvalidOperationException($"Fast is {config.Fast} and must be less than Slow, {config.Slow}.");

    /// <inheritdoc/>
    public ValueTask<StrategyDescription> DescribeAsync(CancellationToken cancellation = default) =>
        new(Describe(config));

    /// <inheritdoc/>
    public ValueTask<StrategyDescription> DescribeRunAsync(
        StrategyRun run, CancellationToken cancellation = default) => new(Describe(ConfigOf(run)));

    /// <inheritdoc/>
    public async ValueTask<RunId> OpenAsync(StrategyRun run, CancellationToken cancellation = default)
    {
        var asked = ConfigOf(run);
        var fast = await average.OpenAsync(IndicatorSpec.With(Period, asked.Fast), cancellation);
        var slow = await average.OpenAsync(IndicatorSpec.With(Period, asked.Slow), cancellation);
        return new(_runs.Open(new CrossRun(fast, slow)));
    }

    /// <inheritdoc/>
    public async ValueTask<Signal> DecideAsync(RunId run, Bar bar, CancellationToken cancellation = default)
    {
        var open = _runs.Find(run.Value) ?? throw new UnknownRunException(run.Value);
        var fast = await average.NextAsync(open.Fast, bar, cancellation);
        var slow = await average.NextAsync(open.Slow, bar, cancellation);
        return fast.First > slow.First ? Signal.In : Signal.Out;
    }

    /// <inheritdoc/>
    public ValueTask CloseAsync(RunId run, CancellationToken cancellation = default) =>
        _runs.Close(run.Value) is { } open ? CloseAsync(open, cancellation) : default;

    /// <summary>Closes what runs that nobody closed have opened.</summary>
    public async ValueTask StopAsync(CancellationToken cancellation)
    {
        foreach (var open in _runs.CloseAll())
        {
            await CloseAsync(open, cancellation);
        }
    }

    private StrategyDescription Describe(MovingAverageCrossConfig asked) => new(
        $"Moving average cross {asked.Fast}/{asked.Slow}",
        $"Is invested while the {asked.Fast}-bar average is above the {asked.Slow}-bar average.",
        ImmutableSortedDictionary<string, string>.Empty
            .Add(Fast.Name, $"{asked.Fast}")
            .Add(Slow.Name, $"{asked.Slow}"))
    {
        Adjustable = [Fast, Slow],
    };

    private MovingAverageCrossConfig ConfigOf(StrategyRun run)
    {
        var parameters = RunParameters.Of([Fast, Slow], run);
        parameters.DemandLess(Fast, Slow);
        return new(parameters.Whole(Fast.Name), parameters.Whole(Slow.Name));
    }

    private async ValueTask CloseAsync(CrossRun open, CancellationToken cancellation)
    {
        await average.CloseAsync(open.Fast, cancellation);
        await average.CloseAsync(open.Slow, cancellation);
    }
}
