using Mortise.Administration;
using Spectre.Console;

namespace Mortise.Cli.Output;

/// <summary>How tables look.</summary>
internal static class Tables
{
    public static Table Create(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple, ShowHeaders = true };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).NoWrap());
        }

        return table;
    }

    /// <summary>The last column takes what width is left.</summary>
    public static Table WrappingLast(this Table table)
    {
        table.Columns[^1].NoWrap = false;
        return table;
    }

    public static Table Right(this Table table, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
        {
            table.Columns[column].Alignment = Justify.Right;
        }

        return table;
    }

    /// <summary>A number of things in words.</summary>
    public static string Count(long count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    public static string Cell(string text) => Markup.Escape(text);

    public static string State(PluginState state) => state switch
    {
        PluginState.Active => "[green]Active[/]",
        PluginState.Faulted or PluginState.Quarantined => $"[red]{state}[/]",
        PluginState.Installed => "[yellow]Installed[/]",
        _ => state.ToString(),
    };
}
