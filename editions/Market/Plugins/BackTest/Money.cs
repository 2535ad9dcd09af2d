namespace Market.BackTest;

/// <summary>
/// Money is kept to the cent, an average price to the millionth; a half is rounded away from zero, as an invoice does.
/// </summary>
internal static class Money
{
    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    public static decimal RoundPrice(decimal price) => Math.Round(price, 6, MidpointRounding.AwayFromZero);
}
