using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Market.BackTesting;
using Market.Prices;
using Market.Report;
using Market.Tests.BackTest;
using Xunit;

namespace Market.Tests.Report;

public sealed class ReportTests
{
    private static readonly ImmutableArray<Bar> Prices =
        Bars.Of((100m, 100m), (101m, 103m), (104m, 99m), (98m, 97m));

    private static readonly PriceSeries Series = new(
        new("X", "X & Y", BarInterval.Daily, Prices[0].Date, Prices[^1].Date, Prices.Length), Prices);

    private static readonly ImmutableArray<Outcome> Outcomes =
    [
        new("a", new("All in", "Buys.", ImmutableSortedDictionary<string, string>.Empty), Run(), null),
        new("b", null, null, "It is gone."),
    ];

    private static readonly ImmutableArray<Reading> Readings =
        [new("macd", "MACD", ["macd", "signal"], [1.25, null])];

    [Fact]
    public void The_table_has_a_row_per_strategy_and_a_cell_per_column()
    {
        var table = ComparisonTable.Of("X", Outcomes);

        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length));
        Assert.Equal(
            ["All in", "9,696.00", "-3.04%"], table.Rows[0][..3]);
        Assert.Equal(["b", "failed", ""], table.Rows[1][..3]);
    }

    [Fact]
    public void The_outcome_for_machines_has_every_figure_and_names_what_failed()
    {
        var json = Json();
        var root = JsonDocument.Parse(json).RootElement;
        var strategies = root.GetProperty("strategies");

        Assert.Equal(9_696m, strategies[0].GetProperty("performance").GetProperty("finalEquity").GetDecimal());
        Assert.Equal(-304m, strategies[0].GetProperty("trades")[0].GetProperty("profit").GetDecimal());
        Assert.Equal("It is gone.", strategies[1].GetProperty("failure").GetString());
        Assert.Equal(1.25, root.GetProperty("indicators")[0].GetProperty("values").GetProperty("macd").GetDouble());
        Assert.Contains("\"X & Y\"", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        Assert.Equal(json, Json());
    }

    [Fact]
    public void The_files_hold_a_row_per_bar_and_per_trade()
    {
        var files = CsvFiles.Of(Outcomes).ToDictionary(
            file => file.Name, file => Encoding.UTF8.GetString(file.Content.Span));

        Assert.Equal(
            "date,cash,position,equity\n2020-01-01,10000.00,0.00,10000.00\n2020-01-02,97.00,10094.00,10191.00\n"
            + "2020-01-03,97.00,9702.00,9799.00\n2020-01-04,9696.00,0.00,9696.00\n",
            files["a-equity.csv"]);
        Assert.StartsWith(
            "entry,exit,units,entry_price,exit_price,commission,profit,return,bars\n"
            + "2020-01-02,2020-01-04,98,101,98,10.00,-304.00,-0.0306",
            files["a-trades.csv"], StringComparison.Ordinal);
        Assert.Equal(2, files.Count);
    }

    [Fact]
    public void Arguments_go_before_the_configuration()
    {
        var arguments = ImmutableDictionary<string, string>.Empty
            .Add("symbol", "MSFT").Add("from", "2001-02-03").Add("cash", "5000.50");
        var conditions = Conditions.Of(new(To: new(2005, 1, 1)), arguments);

        Assert.Equal(
            new BackTestRequest(
                "s", "MSFT", new(new(2001, 2, 3), new(2005, 1, 1)), 5_000.50m, new Commission.Proportional(0.0005m, 1m),
                new Slippage.Proportional(2m), 1m, 0),
            conditions.RequestFor("s"));
    }

    [Theory]
    [InlineData("simbol", "X", "there are: cash, from, symbol, to")]
    [InlineData("from", "03.02.2001", "yyyy-MM-dd")]
    [InlineData("cash", "much", "amount of money")]
    public void An_argument_that_is_not_understood_is_refused(string name, string value, string reason)
    {
        var arguments = ImmutableDictionary<string, string>.Empty.Add(name, value);

        var error = Assert.Throws<ArgumentException>(() => Conditions.Of(new(), arguments));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static byte[] Json() => ResultJson.Of(
        Conditions.Of(new(), ImmutableDictionary<string, string>.Empty), Series, Outcomes, Readings);

    private static BackTestResult Run() =>
        Books.Run(Books.Request(10_000m, new Commission.PerOrder(5m)), Prices, 1m, 1m, 0m);
}
