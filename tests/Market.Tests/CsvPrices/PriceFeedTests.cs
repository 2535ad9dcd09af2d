using Market.Prices;
using Xunit;

namespace Market.Tests.CsvPrices;

public sealed class PriceFeedTests
{
    [Fact]
    public async Task The_edition_has_the_index_by_day_and_five_stocks_by_month()
    {
        var instruments = await EditionPrices.Feed().InstrumentsAsync();

        Assert.Equal(["AAPL", "AMZN", "GOOG", "IBM", "MSFT", "SPX"], instruments.Select(each => each.Symbol));
        Assert.Equal(
            new Instrument("SPX", "S&P 500", BarInterval.Daily, new(2000, 1, 3), new(2020, 4, 17), 5105),
            instruments[^1]);
        Assert.Equal(
            new Instrument("GOOG", "GOOG", BarInterval.Monthly, new(2004, 8, 1), new(2010, 3, 1), 68), instruments[2]);
    }

    [Fact]
    public async Task A_bar_has_the_figures_of_its_row()
    {
        var bars = await EditionPrices.SpxAsync();

        Assert.Equal(new Bar(new(2000, 1, 3), 1469.25m, 1478m, 1438.359985m, 1455.219971m, 931_800_000), bars[0]);
        Assert.Equal("1469.25", bars[0].Open.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_close_stands_in_for_the_prices_that_a_file_does_not_have()
    {
        var bars = (await EditionPrices.Feed().HistoryAsync("MSFT", default)).Bars;

        Assert.Equal(new Bar(new(2000, 1, 1), 39.81m, 39.81m, 39.81m, 39.81m, 0), bars[0]);
    }

    [Theory]
    [InlineData("2000-01-03", "2000-01-03", 1)]
    [InlineData("2000-01-01", "2000-01-05", 3)]
    [InlineData("2020-04-16", null, 2)]
    [InlineData(null, "2000-01-04", 2)]
    public async Task A_range_includes_both_of_its_ends(string? from, string? to, int expected)
    {
        var range = new DateRange(Date(from), Date(to));
        var history = await EditionPrices.Feed().HistoryAsync("SPX", range);
        var replayed = new List<Bar>();
        await foreach (var bar in EditionPrices.Feed().ReplayAsync(new("SPX", range)))
        {
            replayed.Add(bar);
        }

        Assert.Equal(expected, history.Bars.Length);
        Assert.Equal(history.Bars, replayed);
        Assert.All(history.Bars, bar => Assert.True(range.Contains(bar.Date)));
    }

    [Fact]
    public async Task An_unknown_symbol_is_refused_with_the_known_ones()
    {
        var error = await Assert.ThrowsAsync<UnknownSymbolException>(
            async () => await EditionPrices.Feed().DescribeAsync("DAX"));

        Assert.Equal(
            "MK1001: There are no prices of 'DAX'. The feed has: AAPL, AMZN, GOOG, IBM, MSFT, SPX.", error.Message);
    }

    [Theory]
    [InlineData("1999-01-01", "1999-12-31")]
    [InlineData("2000-01-08", "2000-01-09")]
    public async Task A_range_without_a_bar_is_refused_with_the_file_and_its_dates(string from, string to)
    {
        var error = await Assert.ThrowsAsync<EmptyRangeException>(
            async () => await EditionPrices.Feed().HistoryAsync("SPX", new(Date(from), Date(to))));

        Assert.Contains($"'SPX' has no price in {from}..{to}. ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "sp500-2000.csv has it from 2000-01-03 to 2020-04-17.", error.Message, StringComparison.Ordinal);
    }

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");
}
