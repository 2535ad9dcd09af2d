using System.Diagnostics;
using Market.BackTesting;

namespace Market.BackTest;

/// <summary>What filling an order costs, by the models of a request.</summary>
internal sealed record OrderCosts(Commission Commission, Slippage Slippage)
{
    /// <summary>The price of one unit for an order that meets the market at this price.</summary>
    public decimal PriceOf(Side side, decimal market)
    {
        var worse = Slippage switch
        {
            Slippage.None => 0m,
            Slippage.PerUnit model => model.Amount,
            Slippage.Proportional model => market * model.BasisPoints / 10_000m,
            _ => throw new UnreachableException(),
        };
        return side == Side.Buy ? market + worse : Math.Max(market - worse, 0m);
    }

    public decimal CommissionOf(decimal units, decimal value) => Money.Round(Commission switch
    {
        Commission.Free => 0m,
        Commission.PerOrder model => model.Amount,
        Commission.PerUnit model => Math.Max(units * model.Amount, model.Minimum),
        Commission.Proportional model => Math.Max(value * model.Rate, model.Minimum),
        _ => throw new UnreachableException(),
    });
}
