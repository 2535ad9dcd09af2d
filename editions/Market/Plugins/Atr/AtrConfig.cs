using System.ComponentModel.DataAnnotations;

namespace Market.Atr;

/// <summary>The parameters of a session that does not change them.</summary>
/// <param name="Period">Over how many bars.</param>
public sealed record AtrConfig(
    [property: Range(1, 1000)] int Period = 14);
