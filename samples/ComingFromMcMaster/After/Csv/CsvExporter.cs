using System.Globalization;
using System.Runtime.CompilerServices;
using Mortise;

namespace Reports.Csv;

// snippet: plugin
[Plugin("reports.csv")]
public sealed class CsvExporter : IExporter
{
    public async IAsyncEnumerable<string> ExportAsync(
        Report report, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        yield return $"# {report.Title}";
        foreach (var (item, euros) in report.Lines)
        {
            await Task.Yield();
            yield return string.Create(CultureInfo.InvariantCulture, $"{item};{euros:0.00}");
        }
    }
}
// end
