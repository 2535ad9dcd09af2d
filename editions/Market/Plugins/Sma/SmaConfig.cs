using System.ComponentModel.DataAnnotations;

namespace Market.Sma;

/// <summary>The parameters of a session that does not change them.</summary>
/// <param name="Period">Over how many closes.</param>
public sealed record SmaConfig(
    [property: Range(1, 1000)] int Period = 20);
