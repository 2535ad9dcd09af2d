using Mortise.Cli.Output;
using Mortise.Programs;
using Spectre.Console;
using Spectre.Console.Rendering;
using TableColumn = Spectre.Console.TableColumn;

namespace Mortise.Cli.Programs;

/// <summary>A program's table as it is shown.</summary>
internal static class ProgramTable
{
    public static IRenderable Of(ProgramOutput.Table table)
    {
        var shown = new Table { Border = TableBorder.Simple, Title = new TableTitle(Tables.Cell(table.Title)) };
        foreach (var column in table.Columns)
        {
            shown.AddColumn(new TableColumn(Tables.Cell(column.Name))
            {
                Alignment = column.Alignment == ColumnAlignment.Right ? Justify.Right : Justify.Left,
                NoWrap = true,
            });
        }

        foreach (var row in table.Rows)
        {
            shown.AddRow([.. row.Take(table.Columns.Length).Select(Tables.Cell)]);
        }

        // A line apart from what stands before it.
        return new Padder(shown, new Padding(0, 1, 0, 0));
    }
}
