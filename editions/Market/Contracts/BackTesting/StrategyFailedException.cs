using Mortise;

namespace Market.BackTesting;

/// <summary>The strategy did not answer, or not with something that makes sense. The back-test has no result.</summary>
/// <param name="strategy">Which strategy.</param>
/// <param name="date">At which bar.</param>
/// <param name="reason">What happened.</param>
public sealed class StrategyFailedException(string strategy, DateOnly date, string reason)
    : DeclaredException($"MK1303: The strategy '{strategy}' failed at the bar of {date:yyyy-MM-dd}: {reason}")
{
    /// <summary>Which strategy.</summary>
    public string Strategy { get; } = strategy;

    /// <summary>At which bar.</summary>
    public DateOnly Date { get; } = date;

    /// <summary>What happened.</summary>
    public string Reason { get; } = reason;
}
