using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Mortise.Programs;
using Xunit;

namespace Market.Tests.Edition;

public sealed class WholeRunTests
{
    [Fact]
    public async Task The_same_run_gives_the_same_bytes_also_when_every_call_goes_through_the_codec()
    {
        var first = await RunAsync(strict: false);
        var second = await RunAsync(strict: false);
        var strict = await RunAsync(strict: true);

        Assert.Equal(Bytes(first), Bytes(second));
        Assert.Equal(Bytes(first), Bytes(strict));
    }

    [Fact]
    public async Task The_run_shows_what_the_edition_promises()
    {
        var outputs = await RunAsync(strict: false);

        var comparison = outputs.OfType<ProgramOutput.Table>().First();
        Assert.Equal("S&P 500, 2000-01-03 to 2020-04-17, 5105 bars", comparison.Title);
        Assert.Equal(
            ["Buy and hold", "Moving average cross 50/200", "RSI mean reversion 14, 30/70"],
            comparison.Rows.Select(row => row[0]));
        Assert.Equal(
            [
                "buy-and-hold-equity.csv", "buy-and-hold-price.svg", "buy-and-hold-trades.csv", "drawdown.svg",
                "equity.svg", "moving-average-cross-equity.csv", "moving-average-cross-price.svg",
                "moving-average-cross-trades.csv", "rsi-mean-reversion-equity.csv", "rsi-mean-reversion-price.svg",
                "rsi-mean-reversion-trades.csv",
            ],
            outputs.OfType<ProgramOutput.Artifact>().Select(artifact => artifact.Name).Order());
        var progress = outputs.OfType<ProgramOutput.Progress>().Select(each => each.Fraction).ToArray();
        Assert.Equal(progress.Order(), progress);
        Assert.Equal(1, progress[^1]);
    }

    /// <summary>
    /// Guards every figure against an unintended change. After an intended one, copy the file that the message names.
    /// </summary>
    [Fact]
    public async Task Every_figure_is_the_one_on_record()
    {
        var outputs = await RunAsync(strict: false);
        var actual = Encoding.UTF8.GetString(outputs.OfType<ProgramOutput.Result>().Single().Json.Span);

        var expected = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "golden", "edition.json"));
        if (actual + "\n" != expected)
        {
            var received = Path.Combine(AppContext.BaseDirectory, "golden", "edition.received.json");
            await File.WriteAllTextAsync(received, actual + "\n");
            Assert.Fail($"The figures differ from tests/Market.Tests/golden/edition.json; see {received}.");
        }
    }

    [Fact]
    public async Task Arguments_choose_another_instrument_and_range()
    {
        await using var edition = await RunningEdition.StartAsync();
        var outputs = await edition.RunAsync(("symbol", "MSFT"), ("from", "2005-01-01"), ("cash", "1000"));

        var result = JsonDocument.Parse(outputs.OfType<ProgramOutput.Result>().Single().Json).RootElement;
        Assert.Equal("Monthly", result.GetProperty("instrument").GetProperty("interval").GetString());
        Assert.Equal("2005-01-01", result.GetProperty("instrument").GetProperty("first").GetString());
        Assert.Equal(1000m, result.GetProperty("conditions").GetProperty("initialCash").GetDecimal());
    }

    private static async Task<ImmutableArray<ProgramOutput>> RunAsync(bool strict)
    {
        await using var edition = await RunningEdition.StartAsync(strict);
        return await edition.RunAsync();
    }

    private static string[] Bytes(IEnumerable<ProgramOutput> outputs) =>
        [.. outputs.Select(output => output switch
        {
            ProgramOutput.Artifact file => $"{file.Name} {Encoding.UTF8.GetString(file.Content.Span)}",
            ProgramOutput.Result result => Encoding.UTF8.GetString(result.Json.Span),
            ProgramOutput.Table table =>
                $"{table.Title}\n{string.Join('\n', table.Rows.Select(row => string.Join('|', row)))}",
            _ => output.ToString()!,
        })];
}
