using System.Collections.Immutable;

namespace Market.BackTesting;

/// <summary>What came out of a back-test.</summary>
/// <param name="Request">What was tested.</param>
/// <param name="First">The date of the first bar.</param>
/// <param name="Last">The date of the last bar.</param>
/// <param name="Bars">How many bars were replayed.</param>
/// <param name="Performance">The measures.</param>
/// <param name="Fills">Each filled order, in order of time.</param>
/// <param name="Trades">Each position from flat to flat, in order of entry; the last may be open.</param>
/// <param name="Equity">What everything was worth at the close of each bar.</param>
public sealed record BackTestResult(
    BackTestRequest Request,
    DateOnly First,
    DateOnly Last,
    int Bars,
    Performance Performance,
    ImmutableArray<Fill> Fills,
    ImmutableArray<Trade> Trades,
    ImmutableArray<EquityPoint> Equity);
