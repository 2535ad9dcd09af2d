using Market.BackTesting;

namespace Market.BackTest;

/// <summary>
/// Turns a target exposure into an order, sized and filled at the open. All of a target of 0 is sold. Otherwise the
/// target's share of the equity at the open, in whole lots, is what shall be held; a purchase is cut to what the cash
/// pays for, costs included.
/// </summary>
internal sealed class Broker(OrderCosts costs, decimal lotSize)
{
    /// <summary>The fill that brings the account to its target; null when there is none to make.</summary>
    public Fill? Fill(Account account, DateOnly date, decimal open, decimal target)
    {
        var wanted = target == 0 ? 0 : WholeLots(target * (account.Cash + account.ValueAt(open)) / open);
        if (wanted > account.Units)
        {
            var price = costs.PriceOf(Side.Buy, open);
            var units = Affordable(wanted - account.Units, price, account.Cash);
            return units > 0 ? FillOf(date, Side.Buy, units, open, price) : null;
        }

        return wanted < account.Units
            ? FillOf(date, Side.Sell, account.Units - wanted, open, costs.PriceOf(Side.Sell, open))
            : null;
    }

    private Fill FillOf(DateOnly date, Side side, decimal units, decimal open, decimal price)
    {
        var value = Money.Round(units * price);
        var lost = Math.Abs(value - Money.Round(units * open));
        return new(date, side, units, price, value, costs.CommissionOf(units, value), lost);
    }

    // What an order costs rises with its size, so the largest that the cash pays for is found by halving.
    private decimal Affordable(decimal units, decimal price, decimal cash)
    {
        decimal low = 0, high = WholeLots(Math.Min(units, cash / price)) / lotSize;
        while (low < high)
        {
            var middle = Math.Ceiling((low + high) / 2);
            (low, high) = Cost(middle * lotSize, price) <= cash ? (middle, high) : (low, middle - 1);
        }

        return low * lotSize;
    }

    private decimal Cost(decimal units, decimal price)
    {
        var value = Money.Round(units * price);
        return value + costs.CommissionOf(units, value);
    }

    private decimal WholeLots(decimal units) => Math.Floor(units / lotSize) * lotSize;
}
