using System.Collections.Immutable;

namespace Market.Charting;

/// <summary>A chart of prices.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Lines">The closes first, then what belongs over them.</param>
/// <param name="Marks">The fills.</param>
public sealed record PriceChart(string Title, ImmutableArray<ChartLine> Lines, ImmutableArray<ChartMark> Marks);
