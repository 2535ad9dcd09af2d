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
    : IStrategy, IPrepare, IReconfigure<MovingAverageCrossConfig>, IStop
{
    private const string Period = "Period";
    private readonly SessionTable<CrossRun> _runs = new();
    private volatile CrossParameters _parameters = new(config);

    /// <summary>Refuses averages that can never cross.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellation) => config.Fast < config.Slow
        ? default
        : throw new InvalidOperationException($"Fast is {config.Fast} and must be less than Slow, {config.Slow}.");

    /// <summary>
    /// Runs that are open go on with what they began with. Averages that can never cross are left to a start to refuse.
    /// </summary>
    public ValueTask<bool> ReconfigureAsync(MovingAverageCrossConfig config, CancellationToken cancellation)
    {
        var canCross = config.Fast < config.Slow;
        _parameters = canCross ? new(config) : _parameters;
        return new(canCross);
    }

    /// <inheritdoc/>
    public ValueTask<StrategyDescription> DescribeAsync(CancellationToken cancellation = default)
    {
        var parameters = _parameters;
        return new(Describe(parameters.Config, parameters));
    }

    /// <inheritdoc/>
    public ValueTask<StrategyDescription> DescribeRunAsync(
        StrategyRun run, CancellationToken cancellation = default)
    {
        var parameters = _parameters;
        return new(Describe(parameters.Of(run), parameters));
    }

    /// <inheritdoc/>
    public async ValueTask<RunId> OpenAsync(StrategyRun run, CancellationToken cancellation = default)
    {
        var asked = _parameters.Of(run);
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

    private static StrategyDescription Describe(MovingAverageCrossConfig asked, CrossParameters parameters) => new(
        $"Moving average cross {asked.Fast}/{asked.Slow}",
        $"Is invested while the {asked.Fast}-bar average is above the {asked.Slow}-bar average.",
        ImmutableSortedDictionary<string, string>.Empty
            .Add(parameters.Fast.Name, $"{asked.Fast}")
            .Add(parameters.Slow.Name, $"{asked.Slow}"))
    {
        Adjustable = [parameters.Fast, parameters.Slow],
    };

    private async ValueTask CloseAsync(CrossRun open, CancellationToken cancellation)
    {
        await average.CloseAsync(open.Fast, cancellation);
        await average.CloseAsync(open.Slow, cancellation);
    }
}
