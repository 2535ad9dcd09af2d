namespace Reports;

// snippet: contract
public interface IExporter
{
    string Name { get; }

    void Export(IReport report, TextWriter output);
}
// end
