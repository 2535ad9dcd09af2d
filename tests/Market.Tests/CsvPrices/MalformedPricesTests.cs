using Market.CsvPrices;
using Market.Prices;
using Xunit;

namespace Market.Tests.CsvPrices;

/// <summary>Each fault of a file is refused with its file, its line and its code.</summary>
public sealed class MalformedPricesTests : IDisposable
{
    private const string Header = "date,open,high,low,close,volume\n";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<PriceFault, int, string, string> Faults => new()
    {
        { PriceFault.MissingColumn, 1, "date,open,high,low,last,volume\n2020-01-01,1,1,1,1,1\n", "'close'" },
        { PriceFault.MissingColumn, 1, "", "'date'" },
        { PriceFault.NoRows, 1, Header, "no row" },
        { PriceFault.MalformedRow, 2, Header + "2020-13-01,1,1,1,1,1\n", "'2020-13-01' in column 'date'" },
        { PriceFault.MalformedRow, 3, Header + "2020-01-01,1,1,1,1,1\n2020-01-02,1,x,1,1,1\n", "'x' in column 'high'" },
        { PriceFault.MalformedRow, 2, Header + "2020-01-01,1,1,1,,1\n", "'close' is empty" },
        { PriceFault.MalformedRow, 2, Header + "2020-01-01,1,1,1,1,many\n", "'many' in column 'volume'" },
        { PriceFault.MalformedRow, 2, Header + "2020-01-01,1,1\n", "" },
        { PriceFault.MalformedRow, 2, Header + "2020-01-01,\"1,1,1,1,1\n", "" },
        { PriceFault.ImpossiblePrices, 2, Header + "2020-01-01,5,6,4,7,1\n", "high 6" },
        { PriceFault.ImpossiblePrices, 2, Header + "2020-01-01,5,6,5.5,6,1\n", "low 5.5" },
        { PriceFault.ImpossiblePrices, 2, Header + "2020-01-01,5,6,-4,5,1\n", "'-4' in column 'low'" },
        {
            PriceFault.DuplicateDate, 4,
            Header + "2020-01-01,1,1,1,1,1\n2020-01-02,1,1,1,1,1\n2020-01-02,2,2,2,2,1\n", "already in line 3"
        },
        {
            PriceFault.UnsortedRows, 5,
            Header + "2020-01-01,1,1,1,1,1\n\n2020-01-03,1,1,1,1,1\n2020-01-02,1,1,1,1,1\n", "2020-01-03 in line 4"
        },
        { PriceFault.Gap, 3, Header + "2020-01-01,1,1,1,1,1\n2020-01-09,1,1,1,1,1\n", "8 days since 2020-01-01" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_file_is_refused_with_its_line(PriceFault fault, int line, string content, string detail)
    {
        var path = _folder.Write("prices.csv", content);

        var error = await Assert.ThrowsAsync<MalformedPricesException>(
            async () => await Feed().HistoryAsync("X", default));

        Assert.Equal((fault, path, line), (error.Fault, error.File, error.Line));
        Assert.StartsWith($"MK{(int)fault}: {path}, line {line}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(detail, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_refused_by_name()
    {
        var error = await Assert.ThrowsAsync<MalformedPricesException>(
            async () => await Feed().HistoryAsync("X", default));

        Assert.Equal((PriceFault.UnreadableFile, 0), (error.Fault, error.Line));
        Assert.Contains("prices.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_in_the_file_of_another_symbol_does_no_harm()
    {
        _folder.Write("prices.csv", Header + "2020-01-01,1,1,1,1,1\n");
        _folder.Write("other.csv", "nonsense\n");
        var feed = EditionPrices.Feed(_folder.Path, File("other.csv", "Y"), File("prices.csv", "X"));

        Assert.Single((await feed.HistoryAsync("X", default)).Bars);
        await Assert.ThrowsAsync<MalformedPricesException>(async () => await feed.HistoryAsync("Y", default));
        await Assert.ThrowsAsync<MalformedPricesException>(async () => await feed.InstrumentsAsync());
        Assert.Equal(Mortise.HealthState.Degraded, (await feed.CheckHealthAsync(default)).State);
    }

    [Fact]
    public async Task The_same_symbol_in_two_files_is_refused()
    {
        _folder.Write("prices.csv", Header + "2020-01-01,1,1,1,1,1\n");
        var feed = EditionPrices.Feed(_folder.Path, File("prices.csv", "X"), File("./prices.csv", "X"));

        var error = await Assert.ThrowsAsync<MalformedPricesException>(async () => await feed.InstrumentsAsync());
        Assert.Equal(PriceFault.DuplicateSymbol, error.Fault);
    }

    [Fact]
    public async Task A_mended_file_is_read_again()
    {
        _folder.Write("prices.csv", Header);
        var feed = Feed();
        await Assert.ThrowsAsync<MalformedPricesException>(async () => await feed.HistoryAsync("X", default));

        _folder.Write("prices.csv", Header + "2020-01-01,1,1,1,1,1\n");

        Assert.Single((await feed.HistoryAsync("X", default)).Bars);
    }

    [Fact]
    public async Task A_file_needs_either_a_symbol_or_a_column_of_symbols()
    {
        var neither = EditionPrices.Feed(_folder.Path, new PriceFile("prices.csv"));
        var both = EditionPrices.Feed(_folder.Path, new PriceFile("prices.csv", Symbol: "X", SymbolColumn: "symbol"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await neither.PrepareAsync(default));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await both.PrepareAsync(default));
    }

    public void Dispose() => _folder.Dispose();

    private static PriceFile File(string name, string symbol) => new(
        name, Symbol: symbol, OpenColumn: "open", HighColumn: "high", LowColumn: "low", VolumeColumn: "volume");

    private CsvPricesPlugin Feed() => EditionPrices.Feed(_folder.Path, File("prices.csv", "X"));
}
