namespace WebShop;

/// <summary>What is to be sent.</summary>
/// <param name="Kilograms">How heavy it is.</param>
/// <param name="Country">Where it goes, such as <c>AT</c>.</param>
public sealed record Parcel(decimal Kilograms, string Country);
