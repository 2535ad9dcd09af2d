using Mortise.Administration;
using Mortise.Cli.Output;
using Mortise.Hosting.Control;
using Spectre.Console;

namespace Mortise.Cli.Commands;

/// <summary>Explains a plug-in's state and its routes.</summary>
internal sealed class WhyCommand(Surroundings surroundings) : PluginCommand(
    "why",
    "Says why a plug-in is in its state, and why each of its providers was chosen.",
    ContractNames.Inspection,
    "Why",
    surroundings)
{
    public override string[] Examples => ["mortise why snail", "mortise why snail --json"];

    protected override async Task<int> ShowAsync(string plugin, ControlClient host)
    {
        var inspection = RemoteContract.Open(InspectionRuntime.Instance, host);
        var report = await inspection.WhyAsync(plugin, Surroundings.Interrupted).ConfigureAwait(false);
        var status = report.Status;
        Output.Console.MarkupLine(
            $"{Tables.Cell(status.Name)} ({Tables.Cell($"{status.Plugin} {status.Version}")}) is "
            + $"{Tables.State(status.State)}: {Tables.Cell(report.Explanation)} [grey]({report.Code})[/]");
        if (report.Conflict.Any(part => part != status.Name))
        {
            Output.Line($"Together they make the reason: {string.Join(", ", report.Conflict)}");
        }

        ShowRoutes(report);
        ShowHistory(report);
        return ExitCode.Done;
    }

    private void ShowRoutes(WhyReport report)
    {
        if (report.Routes.Length == 0)
        {
            return;
        }

        var table = Tables.Create("Requires", "Parameter", "Policy", "From", "Why").WrappingLast();
        foreach (var route in report.Routes)
        {
            table.AddRow(
                Tables.Cell(route.Contract),
                Tables.Cell(route.Parameter),
                Tables.Cell(route.Policy),
                Tables.Cell(route.Providers.Length == 0 ? "nobody" : string.Join(", ", route.Providers)),
                Tables.Cell($"{route.Explanation} ({route.Code})"));
        }

        Output.Console.Write(table);
    }

    private void ShowHistory(WhyReport report)
    {
        if (report.History.Length == 0)
        {
            return;
        }

        var table = Tables.Create("When", "From", "To", "Why").WrappingLast();
        foreach (var change in report.History)
        {
            table.AddRow(
                $"{change.At:u}",
                change.From.ToString(),
                change.To.ToString(),
                Tables.Cell($"{change.Explanation} ({change.Code})"));
        }

        Output.Console.Write(table);
    }
}
