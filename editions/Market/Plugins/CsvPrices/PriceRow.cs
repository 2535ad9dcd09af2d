using System.Globalization;
using CsvHelper;
using Market.Prices;

namespace Market.CsvPrices;

/// <summary>The current row of a file, by what its columns mean.</summary>
internal sealed class PriceRow(CsvReader csv, PriceFile file, string path)
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public int Line => csv.RowNumber == 0 ? 1 : (int)csv.LineNumber;

    public void BindColumns()
    {
        csv.ReadHeader();
        string?[] named =
        [
            file.SymbolColumn, file.DateColumn, file.OpenColumn, file.HighColumn, file.LowColumn, file.CloseColumn,
            file.VolumeColumn,
        ];
        foreach (var column in named.OfType<string>())
        {
            _columns[column] = csv.TryGetFieldIndex(column, out var index) ? index : throw Fault(
                PriceFault.MissingColumn,
                $"there is no column '{column}'; there are: {string.Join(", ", csv.Headers)}.");
        }
    }

    public string Symbol() => file.Symbol ?? Text(file.SymbolColumn!);

    public Bar Bar()
    {
        var close = Price(file.CloseColumn);
        var open = file.OpenColumn is { } openColumn ? Price(openColumn) : close;
        var high = file.HighColumn is { } highColumn ? Price(highColumn) : Math.Max(open, close);
        var low = file.LowColumn is { } lowColumn ? Price(lowColumn) : Math.Min(open, close);
        if (low > Math.Min(open, close) || high < Math.Max(open, close))
        {
            throw Fault(PriceFault.ImpossiblePrices, string.Create(
                CultureInfo.InvariantCulture,
                $"open {open} and close {close} do not lie between low {low} and high {high}."));
        }

        return new(Date(), open, high, low, close, file.VolumeColumn is { } volume ? Volume(volume) : 0);
    }

    private DateOnly Date()
    {
        var text = Text(file.DateColumn);
        return DateOnly.TryParseExact(
            text, file.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Fault(PriceFault.MalformedRow,
                $"'{text}' in column '{file.DateColumn}' is not a date of the form {file.DateFormat}.");
    }

    private decimal Price(string column)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        var text = Text(column);
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var price))
        {
            throw Fault(PriceFault.MalformedRow, $"'{text}' in column '{column}' is not a price.");
        }

        // The division takes the zeros off the end, so that 1469.250000 is shown, and computed with, as 1469.25.
        return price > 0
            ? price / 1.0000000000000000000000000000m
            : throw Fault(PriceFault.ImpossiblePrices, $"the price '{text}' in column '{column}' is not positive.");
    }

    private long Volume(string column)
    {
        var text = Text(column);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var volume)
            ? volume
            : throw Fault(PriceFault.MalformedRow, $"'{text}' in column '{column}' is not a volume.");
    }

    private string Text(string column) => csv.GetString(_columns[column]) is { Length: > 0 } text
        ? text
        : throw Fault(PriceFault.MalformedRow, $"column '{column}' is empty.");

    private MalformedPricesException Fault(PriceFault fault, string detail) => new(path, Line, fault, detail);
}
