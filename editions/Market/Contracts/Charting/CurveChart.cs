using System.Collections.Immutable;

namespace Market.Charting;

/// <summary>A chart of equity curves.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Lines">The equity of each back-test, in money.</param>
public sealed record CurveChart(string Title, ImmutableArray<ChartLine> Lines);
