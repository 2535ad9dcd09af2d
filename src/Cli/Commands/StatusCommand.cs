using System.CommandLine;
using System.Globalization;
using Mortise.Administration;
using Mortise.Cli.Output;
using Mortise.Hosting.Control;
using Spectre.Console;

namespace Mortise.Cli.Commands;

/// <summary>Shows how a running host does.</summary>
internal sealed class StatusCommand(Surroundings surroundings)
    : HostCommand("status", "Shows a running host and the account of its calls.", surroundings)
{
    public override string[] Examples => ["mortise status", "mortise status --json"];

    protected override async Task<int> RunAsync(ParseResult parsed, ControlClient host, bool json)
    {
        if (json)
        {
            return await WriteJsonAsync(host, ContractNames.Inspection, "Status", "{}").ConfigureAwait(false);
        }

        var inspection = RemoteContract.Open(InspectionRuntime.Instance, host);
        var status = await inspection.StatusAsync(Surroundings.Interrupted).ConfigureAwait(false);
        Output.Line($"{status.Edition}: process {status.ProcessId}, since {status.Started:u}");
        Output.Line($"{Tables.Count(status.Plugins, "plug-in")}, {status.Active} active, {status.Faulted} faulted");
        var table = Tables.Create("Calls", "Accepted", "Completed", "Failed", "Cancelled", "Rejected", "Open")
            .Right(1, 2, 3, 4, 5, 6);
        AddRow(table, "answered by plug-ins", status.Calls);
        AddRow(table, "without a provider", status.Unanswered);
        Output.Console.Write(table);
        WriteUnloads(status);
        return ExitCode.Done;
    }

    private void WriteUnloads(HostStatus status)
    {
        var (pending, collected, leaked) = status.Unloads;
        if (pending + collected + leaked > 0)
        {
            Output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"Generations given up: {collected} left the process, {pending} leaving, {leaked} leaked"));
        }

        foreach (var generation in status.Leaked)
        {
            Output.Line($"{generation.Plugin}: {generation.Explanation} ({generation.Code})");
        }
    }

    private static void AddRow(Table table, string name, CallTotals calls)
    {
        long[] sums = [calls.Accepted, calls.Completed, calls.Failed, calls.Cancelled, calls.Rejected, calls.Open];
        table.AddRow([name, .. sums.Select(sum => sum.ToString("N0", CultureInfo.InvariantCulture))]);
    }
}
