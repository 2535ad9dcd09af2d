using System.Collections.Immutable;
using Market.BackTest;
using Market.BackTesting;
using Market.Prices;

namespace Market.Tests.BackTest;

/// <summary>Runs the books of the engine over bars with decisions that are given beforehand.</summary>
internal static class Books
{
    public static BackTestRequest Request(
        decimal cash,
        Commission? commission = null,
        Slippage? slippage = null,
        decimal lotSize = 1,
        double riskFreeRate = 0) => new(
        "test", "X", default, cash, commission ?? new Commission.Free(), slippage ?? new Slippage.None(), lotSize,
        riskFreeRate);

    /// <summary>A decision for each bar, taken at its close; the last one given holds on.</summary>
    public static BackTestResult Run(BackTestRequest request, ImmutableArray<Bar> bars, params decimal[] targets)
    {
        var ledger = new Ledger(request);
        for (var index = 0; index < bars.Length; index++)
        {
            ledger.Open(bars[index]);
            ledger.Close(bars[index]);
            ledger.Decide(targets[Math.Min(index, targets.Length - 1)]);
        }

        return ledger.Result(BarInterval.Daily);
    }
}
