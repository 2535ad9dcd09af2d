namespace WebShop;

/// <summary>What a carrier asks.</summary>
/// <param name="Carrier">Who.</param>
/// <param name="Euros">How much.</param>
public sealed record Quote(string Carrier, decimal Euros);
