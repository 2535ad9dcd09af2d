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

    private StrategyParameter Period { get; } = new(
        nameof(config.Period), "RSI period", "bars", config.Period, 1, 1000, IsWhole: true);

    private StrategyParameter Oversold { get; } = new(
        nameof(config.Oversold), "Buys below RSI", "", config.Oversold, 0, 100, IsWhole: false);

    private StrategyParameter Recovered { get; } = new(
        nameof(config.Recovered), "Sells above RSI", "", config.Recovered, 0, 100, IsWhole: false);

    /// <summary>Refuses thresholds in the wrong order.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellation) => config.Oversold < config.Recovered
        ? default
        : throw new InvalidOperationException(
            $"Oversold is {Text(config.Oversold)} and must be less than Recovered, {Text(config.Recovered)}.");

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
        var session = await index.OpenAsync(IndicatorSpec.With("Period", asked.Period), cancellation);
        return new(_runs.Open(new ReversionRun(session, asked.Oversold, asked.Recovered)));
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

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private StrategyDescription Describe(RsiMeanReversionConfig asked)
    {
        var (period, oversold, recovered) = ($"{asked.Period}", Text(asked.Oversold), Text(asked.Recovered));
        return new(
            $"RSI mean reversion {period}, {oversold}/{recovered}",
            $"Buys when the {period}-bar RSI is below {oversold}, sells when it is above {recovered}.",
            ImmutableSortedDictionary<string, string>.Empty
                .Add(Period.Name, period)
                .Add(Oversold.Name, oversold)
                .Add(Recovered.Name, recovered))
        {
            Adjustable = [Period, Oversold, Recovered],
        };
    }

    private RsiMeanReversionConfig ConfigOf(StrategyRun run)
    {
        var parameters = RunParameters.Of([Period, Oversold, Recovered], run);
        parameters.DemandLess(Oversold, Recovered);
        return new(
            parameters.Whole(Period.Name), parameters.Number(Oversold.Name), parameters.Number(Recovered.Name));
    }
}
