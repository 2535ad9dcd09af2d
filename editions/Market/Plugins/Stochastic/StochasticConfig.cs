using System.ComponentModel.DataAnnotations;

namespace Market.Stochastic;

/// <summary>The parameters of a session that does not change them.</summary>
/// <param name="Period">Over how many bars the highest high and the lowest low are taken.</param>
/// <param name="Smoothing">Over how many values %K is averaged; 1 is the fast oscillator.</param>
/// <param name="Signal">Over how many values of %K the average %D is taken.</param>
public sealed record StochasticConfig(
    [property: Range(1, 1000)] int Period = 14,
    [property: Range(1, 1000)] int Smoothing = 3,
    [property: Range(1, 1000)] int Signal = 3);
