using System.CommandLine;
using System.Globalization;
using Mortise.Administration;
using Mortise.Cli.Output;
using Mortise.Hosting.Control;
using Spectre.Console;

namespace Mortise.Cli.Commands;

/// <summary>Shows the plug-in instances of a running host.</summary>
internal sealed class ListCommand(Surroundings surroundings)
    : HostCommand("list", "Lists the plug-ins of a running host.", surroundings)
{
    public override string[] Examples => ["mortise list", "mortise list --json --edition shop"];

    protected override async Task<int> RunAsync(ParseResult parsed, ControlClient host, bool json)
    {
        if (json)
        {
            return await WriteJsonAsync(host, ContractNames.Inspection, "List", "{}").ConfigureAwait(false);
        }

        var inspection = RemoteContract.Open(InspectionRuntime.Instance, host);
        var table = Tables.Create("Name", "Plug-in", "Version", "State", "Isolation", "Calls", "Failed", "Why")
            .Right(5, 6)
            .WrappingLast();
        foreach (var plugin in await inspection.ListAsync(Surroundings.Interrupted).ConfigureAwait(false))
        {
            table.AddRow(
                Tables.Cell(plugin.Name),
                Tables.Cell(plugin.Plugin),
                Tables.Cell(plugin.Version),
                Tables.State(plugin.State),
                Tables.Cell(plugin.Isolation),
                plugin.Calls.Accepted.ToString("N0", CultureInfo.InvariantCulture),
                plugin.Calls.Failed.ToString("N0", CultureInfo.InvariantCulture),
                plugin.State == PluginState.Active ? "" : Tables.Cell($"{plugin.Explanation} ({plugin.Reason})"));
        }

        Output.Console.Write(table);
        return ExitCode.Done;
    }
}
