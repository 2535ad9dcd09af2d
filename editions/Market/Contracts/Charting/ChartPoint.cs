namespace Market.Charting;

/// <summary>A point of a line.</summary>
/// <param name="Date">Where on the time axis.</param>
/// <param name="Value">Where on the value axis.</param>
public readonly record struct ChartPoint(DateOnly Date, double Value);
