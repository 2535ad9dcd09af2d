using System.ComponentModel.DataAnnotations;

namespace Market.MovingAverageCross;

/// <summary>The parameters of the strategy.</summary>
/// <param name="Fast">The period of the faster average.</param>
/// <param name="Slow">The period of the slower average; more than the faster.</param>
public sealed record MovingAverageCrossConfig(
    [property: Range(1, 999)] int Fast = 50,
    [property: Range(2, 1000)] int Slow = 200);
