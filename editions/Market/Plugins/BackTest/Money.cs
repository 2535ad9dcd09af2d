namespace Market.BackTest;

/// <summary>Money is kept to the cent; half a cent is rounded away from zero, as an invoice does.</summary>
internal static class Money
{
    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
