namespace Reports.Host;

internal sealed class SalesReport : IReport
{
    public string Title => "Sales";

    public IEnumerable<(string Item, decimal Euros)> Lines => [("tea", 3.5m), ("cake", 4m)];
}
