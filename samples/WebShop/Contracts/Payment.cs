namespace WebShop;

/// <summary>How an order was paid.</summary>
/// <param name="Method">By which method.</param>
/// <param name="Reference">What the method calls it.</param>
/// <param name="Euros">How much, with the method's fee.</param>
/// <param name="PaidBy">Who was signed in; empty when nobody was.</param>
public sealed record Payment(string Method, string Reference, decimal Euros, string PaidBy);
