using System.ComponentModel.DataAnnotations;

namespace Market.Rsi;

/// <summary>The parameters of a session that does not change them.</summary>
/// <param name="Period">Over how many changes of the close.</param>
public sealed record RsiConfig(
    [property: Range(1, 1000)] int Period = 14);
