using System.Collections.Immutable;
using System.Globalization;
using Market.Indicators;
using Market.Prices;
using Market.Series.Sessions;
using Market.Strategies;
using Mortise;

namespace Market.RsiMeanReversion;

/// <summary>
/// Buys when the relative strength index falls below one threshold and sells when it has risen above another. Source:
/// J. W. Wilder, "New Concepts in Technical Trading Systems", 1978, with his thresholds of 30 and 70.
/// </summary>
[Plugin("market.rsi-mean-reversion",
    Description = "A strategy that buys weakness and sells strength, by the relative strength index.")]
public sealed class RsiMeanReversionPlugin(RsiMeanReversionConfig config, [Key("rsi")] IIndicator index)
    : IStrategy, IPrepare, IStop
{
    private readonly SessionTable<ReversionRun> _runs = new();

    private string Oversold { get; } = config.Oversold.ToString(CultureInfo.InvariantCulture);

    private string Recovered { get; } = config.Recovered.ToString(CultureInfo.InvariantCulture);

    /// <summary>Refuses thresholds in the wrong order.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellation) => config.Oversold < config.Recovered
        ? default
        : throw new InvalidOperationException($"Oversold is {Oversold} and must be less than Recovered, {Recovered}.");

    /// <inheritdoc/>
    public ValueTask<StrategyDescription> DescribeAsync(CancellationToken cancellation = default) => new(
        new StrategyDescription(
            $"RSI mean reversion {config.Period}, {Oversold}/{Recovered}",
            $"Buys when the {config.Period}-bar RSI is below {Oversold}, sells when it is above {Recovered}.",
            ImmutableSortedDictionary<string, string>.Empty
                .Add(nameof(config.Period), $"{config.Period}")
                .Add(nameof(config.Oversold), Oversold)
                .Add(nameof(config.Recovered), Recovered)));

    /// <inheritdoc/>
    public async ValueTask<RunId> OpenAsync(StrategyRun run, CancellationToken cancellation = default)
    {
        var session = await index.OpenAsync(IndicatorSpec.With("Period", config.Period), cancellation);
        return new(_runs.Open(new ReversionRun(session, config.Oversold, config.Recovered)));
    }

    /// <inheritdoc/>
    public async ValueTask<Signal> DecideAsync(RunId run, Bar bar, CancellationToken cancellation = default)
    {
        var open = _runs.Find(run.Value) ?? throw new UnknownRunException(run.Value);
        var value = await index.NextAsync(open.Index, bar, cancellation);
        return open.Decide(value.First);
    }

    /// <inheritdoc/>
    public ValueTask CloseAsync(RunId run, CancellationToken cancellation = default) =>
        _runs.Close(run.Value) is { } open ? index.CloseAsync(open.Index, cancellation) : default;

    /// <summary>Closes what runs that nobody closed have opened.</summary>
    public async ValueTask StopAsync(CancellationToken cancellation)
    {
        foreach (var open in _runs.CloseAll())
        {
            await index.CloseAsync(open.Index, cancellation);
        }
    }
}
