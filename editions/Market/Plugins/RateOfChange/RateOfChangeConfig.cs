using System.ComponentModel.DataAnnotations;

namespace Market.RateOfChange;

/// <summary>The parameters of a session that does not change them.</summary>
/// <param name="Period">Over how many bars.</param>
public sealed record RateOfChangeConfig(
    [property: Range(1, 1000)] int Period = 12);
