using Market.BackTesting;
using Market.Strategies;

namespace Market.Report;

/// <summary>What came of one strategy: a result, or the reason why there is none.</summary>
internal sealed record Outcome(
    string Strategy, StrategyDescription? Description, BackTestResult? Result, string? Failure)
{
    public string Title => Description?.Title ?? Strategy;
}
