using System.Collections.Immutable;
using System.Globalization;
using Market.BackTesting;
using Mortise.Programs;

namespace Market.Report;

/// <summary>The table for people: a row per strategy, a column per measure.</summary>
internal static class ComparisonTable
{
    private static readonly ImmutableArray<TableColumn> Columns =
    [
        new("Strategy", ColumnAlignment.Left),
        .. new[]
        {
            "Final equity", "Return", "CAGR", "Sharpe", "Sortino", "Max drawdown", "Exposure", "Trades", "Won", "Costs",
        }.Select(name => new TableColumn(name, ColumnAlignment.Right)),
    ];

    public static ProgramOutput.Table Of(string title, IEnumerable<Outcome> outcomes) =>
        new(title, Columns, [.. outcomes.Select(Row)]);

    private static ImmutableArray<string> Row(Outcome outcome) =>
        outcome.Result is { Performance: var measures }
            ? [outcome.Title, .. Cells(measures)]
            : [outcome.Title, "failed", .. Enumerable.Repeat("", Columns.Length - 2)];

    private static IEnumerable<string> Cells(Performance measures) =>
    [
        Money(measures.FinalEquity),
        Percent(measures.TotalReturn),
        Percent(measures.Cagr),
        Ratio(measures.Sharpe),
        Ratio(measures.Sortino),
        Percent(measures.MaxDrawdown),
        Percent(measures.Exposure),
        measures.Trades.ToString(CultureInfo.InvariantCulture),
        Percent(measures.WinRate),
        Money(measures.Commission + measures.Slippage),
    ];

    private static string Money(decimal amount) => amount.ToString("#,0.00", CultureInfo.InvariantCulture);

    private static string Percent(double? share) =>
        share?.ToString("0.00%", CultureInfo.InvariantCulture) ?? "–";

    private static string Ratio(double? ratio) => ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
}
