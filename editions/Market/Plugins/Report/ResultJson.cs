using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Market.BackTesting;
using Market.Prices;

namespace Market.Report;

/// <summary>
/// The outcome for machines. Names and order are part of the promise, and the same run gives the same bytes: nothing in
/// it depends on the machine or the time.
/// </summary>
internal static class ResultJson
{
    public static byte[] Of(
        Conditions conditions, PriceSeries series, IEnumerable<Outcome> outcomes, ImmutableArray<Reading> readings)
    {
        using var content = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(content, options))
        {
            json.WriteStartObject();
            WriteInstrument(json, series);
            WriteConditions(json, conditions);
            json.WriteStartArray("strategies");
            foreach (var outcome in outcomes)
            {
                WriteOutcome(json, outcome);
            }

            json.WriteEndArray();
            WriteReadings(json, readings);
            json.WriteEndObject();
        }

        return content.ToArray();
    }

    private static void WriteInstrument(Utf8JsonWriter json, PriceSeries series)
    {
        json.WriteStartObject("instrument");
        json.WriteString("symbol", series.Instrument.Symbol);
        json.WriteString("name", series.Instrument.Name);
        json.WriteString("interval", series.Instrument.Interval.ToString());
        json.WriteString("first", Text(series.Bars[0].Date));
        json.WriteString("last", Text(series.Bars[^1].Date));
        json.WriteNumber("bars", series.Bars.Length);
        json.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter json, Conditions conditions)
    {
        json.WriteStartObject("conditions");
        json.WriteNumber("initialCash", conditions.Cash);
        json.WriteNumber("lotSize", conditions.Config.LotSize);
        json.WriteNumber("riskFreeRate", conditions.Config.RiskFreeRate);
        json.WriteString("commission", conditions.Config.Commission.ToString());
        json.WriteNumber("commissionAmount", conditions.Config.CommissionAmount);
        json.WriteNumber("commissionMinimum", conditions.Config.CommissionMinimum);
        json.WriteString("slippage", conditions.Config.Slippage.ToString());
        json.WriteNumber("slippageAmount", conditions.Config.SlippageAmount);
        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("strategy", outcome.Strategy);
        json.WriteString("title", outcome.Title);
        json.WriteString("rule", outcome.Description?.Rule);
        json.WriteString("failure", outcome.Failure);
        if (outcome.Result is { } result)
        {
            WritePerformance(json, result.Performance);
            WriteTrades(json, result.Trades);
            json.WriteString("equitySha256", Convert.ToHexStringLower(SHA256.HashData(CsvFiles.Equity(result))));
        }

        json.WriteEndObject();
    }

    private static void WritePerformance(Utf8JsonWriter json, Performance performance)
    {
        json.WriteStartObject("performance");
        json.WriteNumber("initialEquity", performance.InitialEquity);
        json.WriteNumber("finalEquity", performance.FinalEquity);
        json.WriteNumber("totalReturn", performance.TotalReturn);
        WriteNumber(json, "cagr", performance.Cagr);
        WriteNumber(json, "sharpe", performance.Sharpe);
        WriteNumber(json, "sortino", performance.Sortino);
        json.WriteNumber("maxDrawdown", performance.MaxDrawdown);
        json.WriteNumber("exposure", performance.Exposure);
        json.WriteNumber("trades", performance.Trades);
        WriteNumber(json, "winRate", performance.WinRate);
        json.WriteNumber("commission", performance.Commission);
        json.WriteNumber("slippage", performance.Slippage);
        json.WriteEndObject();
    }

    private static void WriteTrades(Utf8JsonWriter json, ImmutableArray<Trade> trades)
    {
        json.WriteStartArray("trades");
        foreach (var trade in trades)
        {
            json.WriteStartObject();
            json.WriteString("entry", Text(trade.Entry));
            json.WriteString("exit", trade.Exit is { } exit ? Text(exit) : null);
            json.WriteNumber("units", trade.Units);
            json.WriteNumber("entryPrice", trade.EntryPrice);
            json.WriteNumber("exitPrice", trade.ExitPrice);
            json.WriteNumber("commission", trade.Commission);
            json.WriteNumber("profit", trade.Profit);
            json.WriteNumber("return", trade.Return);
            json.WriteNumber("bars", trade.Bars);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReadings(Utf8JsonWriter json, ImmutableArray<Reading> readings)
    {
        json.WriteStartArray("indicators");
        foreach (var reading in readings)
        {
            json.WriteStartObject();
            json.WriteString("indicator", reading.Indicator);
            json.WriteString("title", reading.Title);
            json.WriteStartObject("values");
            foreach (var (line, value) in reading.Lines.Zip(reading.Values))
            {
                WriteNumber(json, line, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd");
}
