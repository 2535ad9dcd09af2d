using System.Collections.Immutable;
using Market.Prices;

namespace Market.CsvPrices;

/// <summary>Collects the bars of one instrument and refuses the first that is out of order.</summary>
internal sealed class SeriesBuilder(string symbol, PriceFile file, string path)
{
    private readonly ImmutableArray<Bar>.Builder _bars = ImmutableArray.CreateBuilder<Bar>();
    private int _lastLine;

    public void Add(Bar bar, int line)
    {
        if (_bars.Count > 0)
        {
            CheckOrder(_bars[^1].Date, bar.Date, line);
        }

        _bars.Add(bar);
        _lastLine = line;
    }

    public PriceSeries Build() => new(
        new(symbol, file.Name ?? symbol, file.Interval, _bars[0].Date, _bars[^1].Date, _bars.Count),
        _bars.ToImmutable());

    private void CheckOrder(DateOnly previous, DateOnly date, int line)
    {
        if (date == previous)
        {
            throw Fault(line, PriceFault.DuplicateDate,
                $"'{symbol}' has {date:yyyy-MM-dd} already in line {_lastLine}.");
        }

        if (date < previous)
        {
            throw Fault(line, PriceFault.UnsortedRows,
                $"{date:yyyy-MM-dd} of '{symbol}' comes after {previous:yyyy-MM-dd} in line {_lastLine}; "
                + "sort the file.");
        }

        var days = date.DayNumber - previous.DayNumber;
        if (file.LongestGapDays > 0 && days > file.LongestGapDays)
        {
            throw Fault(line, PriceFault.Gap,
                $"'{symbol}' has nothing for {days} days since {previous:yyyy-MM-dd} in line {_lastLine}, and "
                + $"{file.LongestGapDays} are allowed; add what is missing or raise LongestGapDays.");
        }
    }

    private MalformedPricesException Fault(int line, PriceFault fault, string detail) => new(path, line, fault, detail);
}
