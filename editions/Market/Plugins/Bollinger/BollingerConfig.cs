using System.ComponentModel.DataAnnotations;

namespace Market.Bollinger;

/// <summary>The parameters of a session that does not change them.</summary>
/// <param name="Period">Over how many closes.</param>
/// <param name="Deviations">How many standard deviations the bands are away from the middle.</param>
public sealed record BollingerConfig(
    [property: Range(1, 1000)] int Period = 20,
    [property: Range(0.1, 10.0)] double Deviations = 2);
