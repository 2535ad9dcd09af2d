using Market.BackTesting;

namespace Market.BackTest;

/// <summary>Refuses conditions that make no sense before anything is opened.</summary>
internal static class RequestRules
{
    public static void Check(BackTestRequest request)
    {
        Require(request.InitialCash > 0, nameof(request.InitialCash), "it must be positive.");
        Require(request.InitialCash == Money.Round(request.InitialCash), nameof(request.InitialCash),
            "it must be in whole cents.");
        Require(request.LotSize > 0, nameof(request.LotSize), "it must be positive.");
        Require(request.RiskFreeRate is > -1 and < 1, nameof(request.RiskFreeRate), "it must be between -1 and 1.");
        Require(!(request.Range.From > request.Range.To), nameof(request.Range), "its end lies before its start.");
        Require(IsNotNegative(request.Commission), nameof(request.Commission), "its amounts must not be negative.");
        Require(IsNotNegative(request.Slippage), nameof(request.Slippage), "its amount must not be negative.");
    }

    private static bool IsNotNegative(Commission commission) => commission switch
    {
        Commission.PerOrder model => model.Amount >= 0,
        Commission.PerUnit model => model is { Amount: >= 0, Minimum: >= 0 },
        Commission.Proportional model => model is { Rate: >= 0, Minimum: >= 0 },
        _ => true,
    };

    private static bool IsNotNegative(Slippage slippage) => slippage switch
    {
        Slippage.PerUnit model => model.Amount >= 0,
        Slippage.Proportional model => model.BasisPoints >= 0,
        _ => true,
    };

    private static void Require(bool isMet, string member, string reason)
    {
        if (!isMet)
        {
            throw new InvalidBackTestException(member, reason);
        }
    }
}
