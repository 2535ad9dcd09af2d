using System.Collections.Immutable;

namespace Market.Charting;

/// <summary>A line.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">In ascending order of date.</param>
public sealed record ChartLine(string Name, ImmutableArray<ChartPoint> Points);
