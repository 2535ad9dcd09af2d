using System.Runtime.CompilerServices;
using Market.BackTesting;
using Market.Prices;
using Market.Strategies;
using Mortise;

namespace Market.BackTest;

/// <summary>Feeds prices, one bar at a time, to a strategy and its decisions to a <see cref="Ledger"/>.</summary>
[Plugin("market.back-test",
    Description = "An engine that replays prices through a strategy and keeps its books.")]
public sealed class BackTestPlugin(
    BackTestConfig config, IPriceFeed prices, [Requires("[1.0,2.0)")] Ports<IStrategy> strategies) : IBackTest
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<BackTestUpdate> RunAsync(
        BackTestRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var strategy = Find(request);
        var instrument = await prices.DescribeAsync(request.Symbol, cancellation);
        var span = ReplaySpan.Of(instrument, request.Range);
        var ledger = new Ledger(request);
        await using var run = await StrategySession.OpenAsync(
            request.Strategy, strategy, RunOf(request, instrument), cancellation);

        await foreach (var bar in prices.ReplayAsync(new(request.Symbol, request.Range), cancellation))
        {
            ledger.Open(bar);
            ledger.Close(bar);
            ledger.Decide(await run.DecideAsync(bar, cancellation));
            if (ledger.Bars % config.BarsPerUpdate == 0)
            {
                yield return new BackTestUpdate.Advanced(bar.Date, ledger.Bars, span.FractionAt(bar.Date));
            }
        }

        yield return new BackTestUpdate.Completed(ledger.Result(instrument.Interval));
    }

    /// <inheritdoc/>
    public async ValueTask<StrategyDescription> DescribeAsync(
        BackTestRequest request, CancellationToken cancellation = default)
    {
        var strategy = Find(request);
        var instrument = await prices.DescribeAsync(request.Symbol, cancellation);
        return await StrategySession.DescribeAsync(
            request.Strategy, strategy, RunOf(request, instrument), cancellation);
    }

    private static StrategyRun RunOf(BackTestRequest request, Instrument instrument) =>
        new(request.Symbol, instrument.Interval) { Parameters = request.Parameters };

    private IStrategy Find(BackTestRequest request)
    {
        RequestRules.Check(request);
        return strategies.TryGet(request.Strategy, out var strategy)
            ? strategy
            : throw new UnknownStrategyException(request.Strategy, [.. strategies.Keys]);
    }
}
