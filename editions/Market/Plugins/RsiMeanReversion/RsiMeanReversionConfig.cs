using System.ComponentModel.DataAnnotations;

namespace Market.RsiMeanReversion;

/// <summary>The parameters of the strategy.</summary>
/// <param name="Period">The period of the relative strength index.</param>
/// <param name="Oversold">Below this it buys.</param>
/// <param name="Recovered">Above this it sells; more than <paramref name="Oversold"/>.</param>
public sealed record RsiMeanReversionConfig(
    [property: Range(1, 1000)] int Period = 14,
    [property: Range(0.0, 100.0)] double Oversold = 30,
    [property: Range(0.0, 100.0)] double Recovered = 70);
