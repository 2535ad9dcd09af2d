namespace Market.Indicators;

/// <summary>A parameter that a session may change.</summary>
/// <param name="Name">Its name in <see cref="IndicatorSpec"/>.</param>
/// <param name="Configured">The value without a change.</param>
/// <param name="Least">The least allowed value.</param>
/// <param name="Greatest">The greatest allowed value.</param>
/// <param name="IsWhole">Whether it must be a whole number.</param>
public sealed record IndicatorParameter(
    string Name, double Configured, double Least, double Greatest, bool IsWhole);
