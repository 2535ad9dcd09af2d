using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Mortise.Cli.Commands;
using Mortise.Cli.Hosts;
using Mortise.Cli.Output;

namespace Mortise.Cli.Leaks;

/// <summary>Names what holds the code of plug-ins that should have left a running host.</summary>
internal sealed class LeaksCommand : ToolCommand
{
    private readonly HostSelection _host = new();

    public LeaksCommand(Surroundings surroundings)
        : base(
            "leaks",
            "Names what holds the code of plug-ins that were updated or removed. Takes a snapshot: the host stands "
            + "still for a moment.",
            surroundings) => _host.AddTo(this);

    public override string[] Examples => ["mortise doctor leaks", "mortise doctor leaks --json"];

    protected override async Task<int> RunAsync(ParseResult parsed, bool json)
    {
        var host = _host.Find(parsed);
        using var snapshot = await HostSnapshot.TakeAsync(host, Surroundings.Interrupted).ConfigureAwait(false);
        var found = LeakFinder.Find(snapshot.Runtime);
        if (json)
        {
            Output.Writer.WriteLine(JsonText.Write(writer => Write(writer, found)));
        }
        else
        {
            Show(found);
        }

        return found.Any(static code => code.Chains.Length > 0) ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter writer, ImmutableArray<LeakedCode> found)
    {
        writer.WriteStartArray();
        foreach (var code in found)
        {
            writer.WriteStartObject();
            writer.WriteString("Plugin", code.Plugin);
            writer.WriteString("Generation", code.Generation);
            writer.WriteStartArray("HeldBy");
            foreach (var chain in code.Chains)
            {
                writer.WriteStartObject();
                writer.WriteString("Kind", chain.Kind.ToString());
                writer.WriteString("Holder", chain.Holder);
                writer.WriteString("Through", chain.Through);
                writer.WriteStartArray("Steps");
                foreach (var step in chain.Steps)
                {
                    writer.WriteStringValue(step);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Show(ImmutableArray<LeakedCode> found)
    {
        if (found.IsEmpty)
        {
            Output.Line("The code of every generation that was given up has left the process.");
        }

        foreach (var code in found)
        {
            if (code.Chains.IsEmpty)
            {
                Output.Line($"{code.Generation}: nothing holds it; it leaves with the next garbage collections.");
                continue;
            }

            Output.Line($"{code.Generation} is held by (MT3230):");
            foreach (var chain in code.Chains)
            {
                Output.Line($"  {chain.Holder}");
                foreach (var step in chain.Steps)
                {
                    Output.Line($"    → {step}");
                }
            }
        }
    }
}
