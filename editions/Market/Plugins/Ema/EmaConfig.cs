using System.ComponentModel.DataAnnotations;
using Market.Series.Averages;

namespace Market.Ema;

/// <summary>The parameters of a session that does not change them.</summary>
/// <param name="Period">Over how many closes.</param>
/// <param name="Seed">What the exponential averages start from.</param>
public sealed record EmaConfig(
    [property: Range(1, 1000)] int Period = 20,
    EmaSeed Seed = EmaSeed.SimpleAverage);
