namespace Market.Indicators;

/// <summary>
/// The values of an indicator at the close of one bar, in the order of <see cref="IndicatorDescription.Lines"/>. Empty
/// while it warms up. A struct of fixed size, because one is made per bar.
/// </summary>
/// <param name="First">The value of the first line.</param>
/// <param name="Second">The value of the second line.</param>
/// <param name="Third">The value of the third line.</param>
public readonly record struct IndicatorValue(double? First, double? Second = null, double? Third = null);
