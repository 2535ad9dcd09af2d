using System.ComponentModel.DataAnnotations;
using Market.BackTesting;

namespace Market.Web;

/// <summary>The conditions that the page begins with. Its visitors change them for themselves.</summary>
/// <param name="Symbol">Which instrument.</param>
/// <param name="InitialCash">The money at the start.</param>
/// <param name="LotSize">The smallest tradable number of units.</param>
/// <param name="RiskFreeRate">The yearly rate that excess returns are measured against.</param>
/// <param name="CommissionRate">The broker's share of an order: 0.0005 are five basis points.</param>
/// <param name="CommissionMinimum">The least for one order.</param>
/// <param name="SlippageBasisPoints">By how much fills are worse than the open.</param>
public sealed record WebConfig(
    [property: MinLength(1)] string Symbol = "SPX",
    decimal InitialCash = 100_000m,
    decimal LotSize = 1m,
    double RiskFreeRate = 0,
    decimal CommissionRate = 0.0005m,
    decimal CommissionMinimum = 1m,
    decimal SlippageBasisPoints = 2m)
{
    internal BackTestRequest Conditions() => new(
        "",
        Symbol,
        default,
        InitialCash,
        new Commission.Proportional(CommissionRate, CommissionMinimum),
        new Slippage.Proportional(SlippageBasisPoints),
        LotSize,
        RiskFreeRate);
}
