using System.Collections.Immutable;
using Mortise;

namespace Market.Prices;

/// <summary>
/// Where prices come from. Bars arrive in ascending order of date, no date twice. Safe for concurrent use. A provider
/// answers the same question with the same bars for as long as its source does not change.
/// </summary>
[Contract("market.prices", 1, 0)]
public interface IPriceFeed
{
    /// <summary>What the feed has prices of, ordered by symbol.</summary>
    [Operation(Idempotent = true)]
    [Throws<MalformedPricesException>]
    ValueTask<ImmutableArray<Instrument>> InstrumentsAsync(CancellationToken cancellation = default);

    /// <summary>One of them.</summary>
    [Operation(Idempotent = true)]
    [Throws<UnknownSymbolException>]
    [Throws<MalformedPricesException>]
    ValueTask<Instrument> DescribeAsync(string symbol, CancellationToken cancellation = default);

    /// <summary>All bars of one instrument within a range of dates; at least one.</summary>
    [Operation(Idempotent = true)]
    [Throws<UnknownSymbolException>]
    [Throws<EmptyRangeException>]
    [Throws<MalformedPricesException>]
    ValueTask<PriceSeries> HistoryAsync(
        string symbol, DateRange range, CancellationToken cancellation = default);

    /// <summary>The same bars, one after the other; the errors come with the first.</summary>
    [Operation(Idempotent = true)]
    [Throws<UnknownSymbolException>]
    [Throws<EmptyRangeException>]
    [Throws<MalformedPricesException>]
    IAsyncEnumerable<Bar> ReplayAsync(ReplayRequest request, CancellationToken cancellation = default);
}
