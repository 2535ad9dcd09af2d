using Mortise;

namespace Market.Charting;

/// <summary>Draws. The same request gives the same bytes. Safe for concurrent use.</summary>
[Contract("market.chart", 1, 0)]
public interface IChart
{
    /// <summary>The closes of an instrument, with lines over them and the fills of a back-test.</summary>
    [Operation(Idempotent = true)]
    ValueTask<ChartImage> DrawPriceAsync(PriceChart chart, CancellationToken cancellation = default);

    /// <summary>The equity of back-tests, side by side.</summary>
    [Operation(Idempotent = true)]
    ValueTask<ChartImage> DrawEquityAsync(CurveChart chart, CancellationToken cancellation = default);

    /// <summary>How far below its peak the equity of each back-test was.</summary>
    [Operation(Idempotent = true)]
    ValueTask<ChartImage> DrawDrawdownAsync(CurveChart chart, CancellationToken cancellation = default);
}
