using System.ComponentModel.DataAnnotations;
using Market.Series.Averages;

namespace Market.Macd;

/// <summary>The parameters of a session that does not change them.</summary>
/// <param name="Fast">The period of the faster average.</param>
/// <param name="Slow">The period of the slower average; more than the faster.</param>
/// <param name="Signal">The period of the signal line.</param>
/// <param name="Seed">What the exponential averages start from.</param>
public sealed record MacdConfig(
    [property: Range(1, 1000)] int Fast = 12,
    [property: Range(2, 1000)] int Slow = 26,
    [property: Range(1, 1000)] int Signal = 9,
    EmaSeed Seed = EmaSeed.SimpleAverage);
