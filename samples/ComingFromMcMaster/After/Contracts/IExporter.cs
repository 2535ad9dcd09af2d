using Mortise;

namespace Reports;

// snippet: contract
[Contract("reports.exporter", 1, 0)]
public interface IExporter
{
    /// <summary>The report, line by line.</summary>
    IAsyncEnumerable<string> ExportAsync(Report report, CancellationToken cancellation = default);
}
// end
