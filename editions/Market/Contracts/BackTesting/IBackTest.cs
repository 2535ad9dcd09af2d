using Market.Prices;
using Mortise;

namespace Market.BackTesting;

/// <summary>Finds out what a strategy would have earned.</summary>
[Contract("market.backtest", 1, 0)]
public interface IBackTest
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
    [Throws<UnknownSymbolException>]
    [Throws<EmptyRangeException>]
    [Throws<MalformedPricesException>]
    IAsyncEnumerable<BackTestUpdate> RunAsync(BackTestRequest request, CancellationToken cancellation = default);
}
