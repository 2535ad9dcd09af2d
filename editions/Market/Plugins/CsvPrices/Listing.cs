using System.Collections.Immutable;
using Market.Prices;

namespace Market.CsvPrices;

/// <summary>The prices of one instrument, and the file that they are from.</summary>
internal sealed record Listing(string File, PriceSeries Series)
{
    public ImmutableArray<Bar> Within(DateRange range)
    {
        var (bars, instrument) = (Series.Bars, Series.Instrument);
        var start = CountBefore(range.From ?? DateOnly.MinValue);
        var end = range.To is { } last && last < DateOnly.MaxValue ? CountBefore(last.AddDays(1)) : bars.Length;
        if (start >= end)
        {
            throw new EmptyRangeException(instrument.Symbol, range, instrument.First, instrument.Last, File);
        }

        return bars.Slice(start, end - start);
    }

    private int CountBefore(DateOnly date)
    {
        int low = 0, high = Series.Bars.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Series.Bars[middle].Date < date ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
