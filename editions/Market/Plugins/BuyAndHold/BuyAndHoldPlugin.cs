using System.Collections.Immutable;
using Market.Prices;
using Market.Series.Sessions;
using Market.Strategies;
using Mortise;

namespace Market.BuyAndHold;

/// <summary>Buys at the first opportunity and never sells: what every other strategy must beat.</summary>
[Plugin("market.buy-and-hold", Description = "A strategy that buys at once and never sells.")]
public sealed class BuyAndHoldPlugin : IStrategy
{
    private readonly SessionTable<StrategyRun> _runs = new();

    /// <inheritdoc/>
    public ValueTask<StrategyDescription> DescribeAsync(CancellationToken cancellation = default) => new(
        new StrategyDescription(
            "Buy and hold",
            "Buys at the second bar's open and never sells.",
            ImmutableSortedDictionary<string, string>.Empty));

    /// <inheritdoc/>
    public ValueTask<StrategyDescription> DescribeRunAsync(StrategyRun run, CancellationToken cancellation = default)
    {
        RunParameters.Of([], run);
        return DescribeAsync(cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<RunId> OpenAsync(StrategyRun run, CancellationToken cancellation = default)
    {
        RunParameters.Of([], run);
        return new(new RunId(_runs.Open(run)));
    }

    /// <inheritdoc/>
    public ValueTask<Signal> DecideAsync(RunId run, Bar bar, CancellationToken cancellation = default) =>
        _runs.Find(run.Value) is null ? throw new UnknownRunException(run.Value) : new(Signal.In);

    /// <inheritdoc/>
    public ValueTask CloseAsync(RunId run, CancellationToken cancellation = default)
    {
        _runs.Close(run.Value);
        return default;
    }
}
