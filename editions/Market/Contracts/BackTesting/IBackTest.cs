using Market.Prices;
using Market.Strategies;
using Mortise;

namespace Market.BackTesting;

/// <summary>Finds out what a strategy would have earned.</summary>
[Contract("market.backtest", 1, 1)]
public partial interface IBackTest
{
    /// <summary>
    /// Replays an instrument through a strategy. Yields <see cref="BackTestUpdate.Advanced"/> from time to time and
    /// <see cref="BackTestUpdate.Completed"/> last. The same request over the same prices gives the same result, to the
    /// last digit.
    /// </summary>
    [Operation(Idempotent = true)]
    [Throws<InvalidBackTestException>]
    [Throws<UnknownStrategyException>]
    [Throws<StrategyFailedException>]
    [Throws<InvalidStrategyParametersException>]
    [Throws<UnknownSymbolException>]
    [Throws<EmptyRangeException>]
    [Throws<MalformedPricesException>]
    IAsyncEnumerable<BackTestUpdate> RunAsync(BackTestRequest request, CancellationToken cancellation = default);

    /// <summary>
    /// What a request would test: the strategy with the parameters of the request. Replays nothing, and refuses what
    /// <see cref="RunAsync"/> would refuse before it asks for the first bar.
    /// </summary>
    [Since(1)]
    [Operation(Idempotent = true)]
    [Throws<InvalidBackTestException>]
    [Throws<UnknownStrategyException>]
    [Throws<StrategyFailedException>]
    [Throws<InvalidStrategyParametersException>]
    [Throws<UnknownSymbolException>]
    [Throws<MalformedPricesException>]
    public virtual partial ValueTask<StrategyDescription> DescribeAsync(
        BackTestRequest request, CancellationToken cancellation = default);
}
