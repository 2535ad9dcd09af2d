using Market.BackTesting;

namespace Market.BackTest;

/// <summary>What is owned: money to the cent, and units of one instrument.</summary>
internal sealed class Account(decimal cash)
{
    public decimal Cash { get; private set; } = cash;

    public decimal Units { get; private set; }

    public decimal ValueAt(decimal price) => Money.Round(Units * price);

    public void Book(in Fill fill)
    {
        var sign = fill.Side == Side.Buy ? 1 : -1;
        Units += sign * fill.Units;
        Cash -= (sign * fill.Value) + fill.Commission;
    }
}
