using Market.Prices;
using Mortise;

namespace Market.Strategies;

/// <summary>
/// Decides, bar by bar, how much of the equity should be invested. A run is fed one bar at a time, in order of date, by
/// one caller at a time, and never sees a later bar. Different runs are independent and may be used concurrently.
/// </summary>
[Contract("market.strategy", 1, 0)]
public interface IStrategy
{
    /// <summary>What it does, with its parameters.</summary>
    [Operation(Idempotent = true)]
    ValueTask<StrategyDescription> DescribeAsync(CancellationToken cancellation = default);

    /// <summary>Opens a run. Whoever opens one closes it.</summary>
    ValueTask<RunId> OpenAsync(StrategyRun run, CancellationToken cancellation = default);

    /// <summary>Feeds the next bar, at its close, and returns what should hold from the next open on.</summary>
    [Throws<UnknownRunException>]
    ValueTask<Signal> DecideAsync(RunId run, Bar bar, CancellationToken cancellation = default);

    /// <summary>Ends a run. Ending one that is not open is no error.</summary>
    [Operation(Idempotent = true)]
    ValueTask CloseAsync(RunId run, CancellationToken cancellation = default);
}
