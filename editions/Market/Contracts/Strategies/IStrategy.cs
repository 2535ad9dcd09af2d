using Market.Prices;
using Mortise;

namespace Market.Strategies;

/// <summary>
/// Decides, bar by bar, how much of the equity should be invested. A run is fed one bar at a time, in order of date, by
/// one caller at a time, and never sees a later bar. Different runs are independent and may be used concurrently.
/// </summary>
[Contract("market.strategy", 1, 1)]
public partial interface IStrategy
{
    /// <summary>What it does, with its parameters as they are configured.</summary>
    [Operation(Idempotent = true)]
    ValueTask<StrategyDescription> DescribeAsync(CancellationToken cancellation = default);

    /// <summary>Opens a run. Whoever opens one closes it.</summary>
    [Throws<InvalidStrategyParametersException>]
    ValueTask<RunId> OpenAsync(StrategyRun run, CancellationToken cancellation = default);

    /// <summary>Feeds the next bar, at its close, and returns what should hold from the next open on.</summary>
    [Throws<UnknownRunException>]
    ValueTask<Signal> DecideAsync(RunId run, Bar bar, CancellationToken cancellation = default);

    /// <summary>Ends a run. Ending one that is not open is no error.</summary>
    [Operation(Idempotent = true)]
    ValueTask CloseAsync(RunId run, CancellationToken cancellation = default);

    /// <summary>
    /// What a run would do, with the parameters as it changes them. Opens nothing, and refuses what
    /// <see cref="OpenAsync"/> would refuse.
    /// </summary>
    [Since(1)]
    [Operation(Idempotent = true)]
    [Throws<InvalidStrategyParametersException>]
    public virtual partial ValueTask<StrategyDescription> DescribeRunAsync(
        StrategyRun run, CancellationToken cancellation = default);
}
