using System.ComponentModel.DataAnnotations;

namespace Market.Charts;

/// <summary>How large a chart is.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record ChartsConfig(
    [property: Range(200, 10_000)] int Width = 1200,
    [property: Range(150, 10_000)] int Height = 600);
