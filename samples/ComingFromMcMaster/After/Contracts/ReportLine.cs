namespace Reports;

// snippet: line
public sealed record ReportLine(string Item, decimal Euros);
// end
