using System.Collections.Immutable;

namespace Reports;

// snippet: data
public sealed record Report(string Title, ImmutableArray<ReportLine> Lines);
// end
