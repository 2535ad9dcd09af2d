using System.ComponentModel.DataAnnotations;

namespace Market.Report;

/// <summary>What is compared, and under which conditions. Arguments of a run go before.</summary>
/// <param name="Symbol">Which instrument; argument <c>symbol</c>.</param>
/// <param name="From">The first date; without one, all there is; argument <c>from</c>.</param>
/// <param name="To">The last date; without one, all there is; argument <c>to</c>.</param>
/// <param name="InitialCash">The money at the start; argument <c>cash</c>.</param>
/// <param name="LotSize">The smallest tradable number of units.</param>
/// <param name="RiskFreeRate">The yearly rate that excess returns are measured against.</param>
/// <param name="Commission">Which commission model.</param>
/// <param name="CommissionAmount">Its amount.</param>
/// <param name="CommissionMinimum">The least for one order.</param>
/// <param name="Slippage">Which slippage model.</param>
/// <param name="SlippageAmount">Its amount.</param>
public sealed record ReportConfig(
    [property: MinLength(1)] string Symbol = "SPX",
    DateOnly? From = null,
    DateOnly? To = null,
    decimal InitialCash = 100_000m,
    decimal LotSize = 1m,
    double RiskFreeRate = 0,
    CommissionModel Commission = CommissionModel.Proportional,
    decimal CommissionAmount = 0.0005m,
    decimal CommissionMinimum = 1m,
    SlippageModel Slippage = SlippageModel.Proportional,
    decimal SlippageAmount = 2m);
