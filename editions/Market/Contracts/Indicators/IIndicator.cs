using System.Collections.Immutable;
using Market.Prices;
using Mortise;

namespace Market.Indicators;

/// <summary>
/// A measure computed from bars. A session is one running computation: it is fed one bar at a time, in order of date,
/// by one caller at a time, and never sees a later bar. Different sessions are independent and may be used
/// concurrently.
/// </summary>
[Contract("market.indicator", 1, 0)]
public interface IIndicator
{
    /// <summary>What it measures, what its lines are called and what its parameters are.</summary>
    [Operation(Idempotent = true)]
    ValueTask<IndicatorDescription> DescribeAsync(CancellationToken cancellation = default);

    /// <summary>Opens a session. Whoever opens one closes it.</summary>
    [Throws<InvalidParameterException>]
    ValueTask<SessionId> OpenAsync(IndicatorSpec spec, CancellationToken cancellation = default);

    /// <summary>Feeds the next bar and returns the values at its close; they are empty during the warm-up.</summary>
    [Throws<UnknownSessionException>]
    ValueTask<IndicatorValue> NextAsync(SessionId session, Bar bar, CancellationToken cancellation = default);

    /// <summary>Ends a session. Ending one that is not open is no error.</summary>
    [Operation(Idempotent = true)]
    ValueTask CloseAsync(SessionId session, CancellationToken cancellation = default);

    /// <summary>Computes a whole series: for each bar what <see cref="NextAsync"/> would have returned.</summary>
    [Operation(Idempotent = true)]
    [Throws<InvalidParameterException>]
    ValueTask<ImmutableArray<IndicatorValue>> ComputeAsync(
        IndicatorSpec spec, ImmutableArray<Bar> bars, CancellationToken cancellation = default);
}
