namespace Reports;

// snippet: live
public interface IReport
{
    string Title { get; }

    IEnumerable<(string Item, decimal Euros)> Lines { get; }
}
// end
