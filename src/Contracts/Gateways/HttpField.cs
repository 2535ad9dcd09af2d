namespace Mortise.Gateways;

/// <summary>A header field; one with several values is there several times.</summary>
/// <param name="Name">Its name; case does not matter.</param>
/// <param name="Value">Its value.</param>
public readonly record struct HttpField(string Name, string Value);
