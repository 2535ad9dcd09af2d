using System.Collections.Immutable;
using Market.CsvPrices;
using Market.Prices;
using Mortise;

namespace Market.Tests;

/// <summary>The price files of the edition, through its own feed.</summary>
internal static class EditionPrices
{
    public static CsvPricesPlugin Feed() => Feed(
        AppContext.BaseDirectory,
        new PriceFile(
            "data/sp500-2000.csv", Symbol: "SPX", Name: "S&P 500", OpenColumn: "open", HighColumn: "high",
            LowColumn: "low", VolumeColumn: "volume"),
        new PriceFile(
            "data/stocks.csv", SymbolColumn: "symbol", CloseColumn: "price", DateFormat: "MMM d yyyy",
            Interval: BarInterval.Monthly, LongestGapDays: 31));

    public static CsvPricesPlugin Feed(string folder, params ImmutableArray<PriceFile> files) =>
        new(new CsvPricesConfig(files), new PluginPaths(folder, folder, folder), new SilentLog());

    public static async Task<ImmutableArray<Bar>> SpxAsync() => (await Feed().HistoryAsync("SPX", default)).Bars;
}
