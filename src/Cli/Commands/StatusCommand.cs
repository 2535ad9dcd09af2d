using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Mortise.Administration;
using Mortise.Cli.Output;
using Mortise.Hosting.Control;
using Spectre.Console;

namespace Mortise.Cli.Commands;

/// <summary>Shows how a running host does, or the calls of one of its plug-ins.</summary>
internal sealed class StatusCommand : HostCommand
{
    private readonly Argument<string> _plugin = new("plugin")
    {
        Description = "Shows the calls of this instance alone, per generation and operation.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static string[] Sums => ["Accepted", "Completed", "Failed", "Cancelled", "Rejected", "Open"];

    public StatusCommand(Surroundings surroundings)
        : base("status", "Shows a running host and the account of its calls.", surroundings) =>
        Arguments.Add(_plugin);

    public override string[] Examples => ["mortise status", "mortise status snail", "mortise status --json"];

    protected override Task<int> RunAsync(ParseResult parsed, ControlClient host, bool json) =>
        (parsed.GetValue(_plugin), json) switch
        {
            ({ Length: > 0 } plugin, _) => ShowAsync(plugin, host, json),
            (_, true) => WriteJsonAsync(host, ContractNames.Inspection, "Status", "{}"),
            _ => ShowAsync(host),
        };

    private async Task<int> ShowAsync(ControlClient host)
    {
        var inspection = RemoteContract.Open(InspectionRuntime.Instance, host);
        var status = await inspection.StatusAsync(Surroundings.Interrupted).ConfigureAwait(false);
        Output.Line($"{status.Edition}: process {status.ProcessId}, since {status.Started:u}");
        Output.Line($"{Tables.Count(status.Plugins, "plug-in")}, {status.Active} active, {status.Faulted} faulted");
        var table = Tables.Create(["Calls", .. Sums]).Right(1, 2, 3, 4, 5, 6);
        AddRow(table, "answered by plug-ins", status.Calls);
        AddRow(table, "without a provider", status.Unanswered);
        Output.Console.Write(table);
        WriteFailedOpen(status);
        foreach (var setting in status.Ineffective)
        {
            Output.Line($"{setting.Explanation} ({setting.Code})");
        }

        WriteUnloads(status);
        return ExitCode.Done;
    }

    private void WriteFailedOpen(HostStatus status)
    {
        foreach (var (consumer, operation, calls) in status.FailedOpen)
        {
            Output.Line($"{consumer} went on without an answer of {operation}: {Tables.Count(calls, "call")}");
        }
    }

    private async Task<int> ShowAsync(string plugin, ControlClient host, bool json)
    {
        var inspection = RemoteContract.Open(InspectionRuntime.Instance, host);
        var now = (await inspection.WhyAsync(plugin, Surroundings.Interrupted).ConfigureAwait(false)).Status;
        if (json)
        {
            return await WriteAccountsAsync(plugin, host).ConfigureAwait(false);
        }

        var status = await inspection.StatusAsync(Surroundings.Interrupted).ConfigureAwait(false);
        Output.Console.MarkupLine(
            $"{Tables.Cell(now.Name)} ({Tables.Cell($"{now.Plugin} {now.Version}")}) is {Tables.State(now.State)}");
        var table = Tables.Create(["Calls", .. Sums]).Right(1, 2, 3, 4, 5, 6);
        foreach (var generation in status.Accounts
            .Where(account => account.Plugin == plugin)
            .GroupBy(static account => (account.Generation, account.Version)))
        {
            var (number, version) = generation.Key;
            var name = number is null ? "earlier generations" : $"generation {number}";
            var sums = generation.Aggregate(default(CallTotals), static (sum, account) => sum + account.Calls);
            AddRow(table, $"{name}, {version}", sums);
            foreach (var account in generation)
            {
                AddRow(table, $"  {account.Operation}", account.Calls);
            }
        }

        Output.Console.Write(table);
        return ExitCode.Done;
    }

    private async Task<int> WriteAccountsAsync(string plugin, ControlClient host)
    {
        var answer = await host
            .CallAsync(new(ContractNames.Inspection, "Status", "{}"u8.ToArray()), Surroundings.Interrupted)
            .ConfigureAwait(false);
        using var status = JsonDocument.Parse(answer);
        var accounts = status.RootElement.GetProperty("Accounts").EnumerateArray()
            .Where(account => account.GetProperty("Plugin").ValueEquals(plugin))
            .Select(static account => account.GetRawText());
        Output.Writer.WriteLine(JsonText.Indented(Encoding.UTF8.GetBytes($"[{string.Join(',', accounts)}]")));
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
        var counts = sums.Select(static sum => sum.ToString("N0", CultureInfo.InvariantCulture));
        table.AddRow([Tables.Cell(name), .. counts]);
    }
}
