using System.Collections.Immutable;
using Market.Prices;
using Mortise;

namespace Market.CsvPrices;

/// <summary>All configured files, read at most once per change. Safe for concurrent use.</summary>
internal sealed class PriceLibrary(ImmutableArray<PriceFile> files, string folder, ILog log)
{
    private readonly SemaphoreSlim _reading = new(1);
    private readonly Dictionary<PriceFile, Book> _books = [];

    public void CheckConfiguration()
    {
        foreach (var file in files)
        {
            if (string.IsNullOrEmpty(file.Symbol) == string.IsNullOrEmpty(file.SymbolColumn))
            {
                throw new InvalidOperationException(
                    $"The configuration of '{file.Path}' must have either Symbol or SymbolColumn, and not both.");
            }
        }
    }

    /// <summary>Everything there is, ordered by symbol.</summary>
    public async ValueTask<ImmutableArray<Listing>> ReadAllAsync(CancellationToken cancellation)
    {
        var all = new SortedDictionary<string, Listing>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var listing in await ReadAsync(file, cancellation))
            {
                if (!all.TryAdd(listing.Series.Instrument.Symbol, listing))
                {
                    throw SymbolTwice(listing, all[listing.Series.Instrument.Symbol]);
                }
            }
        }

        return [.. all.Values];
    }

    /// <summary>One instrument. Files of another one are not read, so a fault in them does no harm here.</summary>
    public async ValueTask<Listing> FindAsync(string symbol, CancellationToken cancellation)
    {
        foreach (var file in files.Where(file => file.Symbol is null || file.Symbol == symbol))
        {
            foreach (var listing in await ReadAsync(file, cancellation))
            {
                if (listing.Series.Instrument.Symbol == symbol)
                {
                    return listing;
                }
            }
        }

        var known = (await ReadAllAsync(cancellation)).Select(listing => listing.Series.Instrument.Symbol);
        throw new UnknownSymbolException(symbol, [.. known]);
    }

    private static MalformedPricesException SymbolTwice(Listing second, Listing first)
    {
        var symbol = second.Series.Instrument.Symbol;
        return new(second.File, 0, PriceFault.DuplicateSymbol, $"'{symbol}' is also in {first.File}; remove one.");
    }

    private async ValueTask<ImmutableArray<Listing>> ReadAsync(PriceFile file, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file.Path));
        await _reading.WaitAsync(cancellation);
        try
        {
            var stamp = FileStamp.Of(path);
            if (_books.TryGetValue(file, out var book) && book.Stamp == stamp)
            {
                return book.Listings;
            }

            var listings = await PriceFileParser.ParseAsync(file, path, cancellation);
            _books[file] = new(stamp, listings);
            log.Information($"Read {listings.Sum(listing => listing.Series.Bars.Length)} bars of "
                + $"{listings.Length} instruments from {path}.");
            return listings;
        }
        finally
        {
            _reading.Release();
        }
    }

    private readonly record struct FileStamp(long Length, DateTime WrittenUtc)
    {
        public static FileStamp Of(string path) => new FileInfo(path) is { Exists: true } file
            ? new(file.Length, file.LastWriteTimeUtc)
            : default;
    }

    private sealed record Book(FileStamp Stamp, ImmutableArray<Listing> Listings);
}
