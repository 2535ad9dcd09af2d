using System.CommandLine;
using System.Text.Json;
using Mortise.Administration;
using Mortise.Cli.Editions;
using Mortise.Cli.Output;
using Mortise.Hosting.Administration;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Places;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Spectre.Console;

namespace Mortise.Cli.Commands;

/// <summary>Reads an edition, finds its plug-ins and resolves them, as a start would, and starts nothing.</summary>
internal sealed class CheckCommand : ToolCommand
{
    private readonly EditionOptions _edition = new();

    public CheckCommand(Surroundings surroundings)
        : base("check", "Checks an edition and its plug-ins without starting anything.", surroundings) =>
        _edition.AddTo(this);

    public override string[] Examples => ["mortise check ./shop/edition.json", "mortise check shop --json"];

    protected override async Task<int> RunAsync(ParseResult parsed, bool json)
    {
        var edition = _edition.Find(parsed, Surroundings).Read();
        var data = DataDirectory.Default(edition.Name);
        var composition = Composition.Of(edition, data);
        Microkernel? made = null;
        await using var kernel = made = new Microkernel(new KernelConfig(edition.Name)
        {
            Routes = edition.Routes,
            Groups = edition.Groups,
            Host = new HostDeployment([.. HostContracts.Of(new(() => made!), edition, data)], []),
        });
        if (kernel.Install(composition.Deployments) is { } refusal)
        {
            throw new ProblemException(refusal.Code, refusal.Explanation);
        }

        var plugins = kernel.Plugins.Where(static plugin => plugin.Name != InstanceModel.Host).ToArray();
        var wanted = composition.Deployments
            .Where(deployment => deployment.Model.Wanted == WantedState.Enabled)
            .Select(deployment => deployment.Name)
            .ToHashSet();
        var unresolved = plugins.Count(plugin => wanted.Contains(plugin.Name) && plugin.State != PluginState.Resolved);
        if (json)
        {
            Output.Writer.WriteLine(JsonText.Write(writer => Write(writer, edition.Name, plugins, unresolved)));
        }
        else
        {
            Show(edition.Name, plugins, wanted.Count, unresolved);
        }

        return unresolved == 0 ? ExitCode.Done : ExitCode.Invalid;
    }

    private void Show(string edition, PluginStatus[] plugins, int wanted, int unresolved)
    {
        var table = Tables.Create("Name", "Plug-in", "Version", "State", "Why").WrappingLast();
        foreach (var plugin in plugins)
        {
            table.AddRow(
                Tables.Cell(plugin.Name),
                Tables.Cell(plugin.Plugin),
                Tables.Cell(plugin.Version),
                Tables.State(plugin.State),
                plugin.State == PluginState.Resolved ? "" : Tables.Cell($"{plugin.Explanation} ({plugin.Reason})"));
        }

        Output.Console.Write(table);
        var all = Tables.Count(wanted, "plug-in");
        var disabled = (plugins.Length - wanted) switch
        {
            0 => "",
            1 => " 1 more is disabled.",
            var more => $" {more} more are disabled.",
        };
        Output.Line(unresolved == 0
            ? $"The edition '{edition}' can be run: {all}.{disabled}"
            : $"The edition '{edition}' is not whole: {unresolved} of {all} cannot be started.{disabled}");
    }

    private static void Write(Utf8JsonWriter writer, string edition, PluginStatus[] plugins, int unresolved)
    {
        writer.WriteStartObject();
        writer.WriteString("Edition", edition);
        writer.WriteNumber("Unresolved", unresolved);
        writer.WriteStartArray("Plugins");
        foreach (var plugin in plugins)
        {
            writer.WriteStartObject();
            writer.WriteString(nameof(plugin.Name), plugin.Name);
            writer.WriteString(nameof(plugin.Plugin), plugin.Plugin);
            writer.WriteString(nameof(plugin.Version), plugin.Version);
            writer.WriteString(nameof(plugin.State), plugin.State.ToString());
            writer.WriteString(nameof(plugin.Reason), plugin.Reason);
            writer.WriteString(nameof(plugin.Explanation), plugin.Explanation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
