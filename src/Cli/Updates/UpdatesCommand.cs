using System.CommandLine;
using Mortise.Cli.Commands;
using Mortise.Cli.Output;
using Mortise.Hosting.Control;
using Mortise.Updates;
using Spectre.Console;

namespace Mortise.Cli.Updates;

/// <summary>Lists updates.</summary>
internal sealed class UpdatesCommand(Surroundings surroundings)
    : HostCommand("updates", "Lists the updates of a running host: those on their way and the last ones.", surroundings)
{
    public override string[] Examples => ["mortise updates", "mortise updates --json"];

    protected override async Task<int> RunAsync(ParseResult parsed, ControlClient host, bool json)
    {
        if (json)
        {
            return await WriteJsonAsync(host, ContractNames.Updates, "List", "{}").ConfigureAwait(false);
        }

        var updates = RemoteContract.Open(UpdatesRuntime.Instance, host);
        var table = Tables.Create("Id", "Plug-in", "From", "To", "State", "Phase", "What").WrappingLast();
        foreach (var update in await updates.ListAsync(Surroundings.Interrupted).ConfigureAwait(false))
        {
            table.AddRow(
                Tables.Cell(update.Id),
                Tables.Cell(update.Plugin),
                Tables.Cell(update.From),
                Tables.Cell(update.To),
                State(update.State),
                update.Phase.ToString(),
                Tables.Cell(What(update)));
        }

        Output.Console.Write(table);
        return ExitCode.Done;
    }

    private static string What(UpdateReport update) =>
        update is { State: UpdateState.Running, Steps.Length: > 0 } ? UpdateDisplay.Describe(update)
        : update.Reason.Length > 0 ? $"{update.Explanation} ({update.Reason})"
        : update.Explanation;

    private static string State(UpdateState state) => state switch
    {
        UpdateState.Committed => "[green]Committed[/]",
        UpdateState.RolledBack => "[red]RolledBack[/]",
        _ => $"[yellow]{state}[/]",
    };
}
