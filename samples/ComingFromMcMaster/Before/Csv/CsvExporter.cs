using System.Globalization;

namespace Reports.Csv;

// snippet: plugin
public sealed class CsvExporter : IExporter
{
    public string Name => "csv";

    public void Export(IReport report, TextWriter output)
    {
        output.WriteLine($"# {report.Title}");
        foreach (var (item, euros) in report.Lines)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item};{euros:0.00}"));
        }
    }
}
// end
