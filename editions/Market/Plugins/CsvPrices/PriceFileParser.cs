using System.Collections.Immutable;
using CsvHelper;
using Market.Prices;

namespace Market.CsvPrices;

/// <summary>Reads one file. Either all of it is right, or the first fault is reported with its line.</summary>
internal static class PriceFileParser
{
    private static readonly CsvReaderOptions Dialect = CsvReaderOptions.Default with
    {
        Separator = ',',
        TrimWhitespace = true,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        TrackLineNumbers = true,
    };

    public static async ValueTask<ImmutableArray<Listing>> ParseAsync(
        PriceFile file, string path, CancellationToken cancellation)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(path, cancellation);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new MalformedPricesException(path, 0, PriceFault.UnreadableFile, unreadable.Message);
        }

        return Parse(file, path, text, cancellation);
    }

    private static ImmutableArray<Listing> Parse(
        PriceFile file, string path, string text, CancellationToken cancellation)
    {
        using var csv = CsvReader.FromText(text, Dialect);
        var row = new PriceRow(csv, file, path);
        try
        {
            row.BindColumns();
            var instruments = new SortedDictionary<string, SeriesBuilder>(StringComparer.Ordinal);
            while (csv.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                var symbol = row.Symbol();
                if (!instruments.TryGetValue(symbol, out var series))
                {
                    instruments.Add(symbol, series = new SeriesBuilder(symbol, file, path));
                }

                series.Add(row.Bar(), row.Line);
            }

            return instruments.Count == 0
                ? throw new MalformedPricesException(path, 1, PriceFault.NoRows, "no row follows the header.")
                : [.. instruments.Values.Select(series => new Listing(path, series.Build()))];
        }
        catch (CsvFormatException malformed)
        {
            throw new MalformedPricesException(
                path, (int)malformed.LineNumber, PriceFault.MalformedRow, malformed.Message);
        }
    }
}
