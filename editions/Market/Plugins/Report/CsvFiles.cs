using System.Globalization;
using System.Text;
using Market.BackTesting;
using Mortise.Programs;

namespace Market.Report;

/// <summary>The equity and the trades of each strategy, for a spreadsheet.</summary>
internal static class CsvFiles
{
    public static IEnumerable<ProgramOutput.Artifact> Of(IEnumerable<Outcome> outcomes)
    {
        foreach (var (name, result) in outcomes.Where(each => each.Result is not null)
            .Select(each => (each.Strategy, each.Result!)))
        {
            yield return File($"{name}-equity.csv", Equity(result));
            yield return File($"{name}-trades.csv", Trades(result));
        }
    }

    public static byte[] Equity(BackTestResult result)
    {
        var text = new StringBuilder("date,cash,position,equity\n");
        foreach (var point in result.Equity)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{point.Date:yyyy-MM-dd},{point.Cash:0.00},{point.Position:0.00},{point.Equity:0.00}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Trades(BackTestResult result)
    {
        var text = new StringBuilder("entry,exit,units,entry_price,exit_price,commission,profit,return,bars\n");
        foreach (var trade in result.Trades)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{trade.Entry:yyyy-MM-dd},{trade.Exit:yyyy-MM-dd},{trade.Units},{trade.EntryPrice},");
            text.Append(CultureInfo.InvariantCulture,
                $"{trade.ExitPrice},{trade.Commission:0.00},{trade.Profit:0.00},");
            text.Append(CultureInfo.InvariantCulture, $"{trade.Return:R},{trade.Bars}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static ProgramOutput.Artifact File(string name, byte[] content) => new(name, "text/csv", content);
}
