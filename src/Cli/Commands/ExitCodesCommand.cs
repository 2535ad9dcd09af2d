using System.CommandLine;
using Mortise.Cli.Output;

namespace Mortise.Cli.Commands;

/// <summary>Lists the exit codes.</summary>
internal sealed class ExitCodesCommand(Surroundings surroundings)
    : ToolCommand("exit-codes", "Lists the exit codes of the tool and what they mean.", surroundings)
{
    public override string[] Examples => ["mortise exit-codes"];

    protected override Task<int> RunAsync(ParseResult parsed, bool json)
    {
        if (json)
        {
            Output.Writer.WriteLine(JsonText.Write(writer =>
            {
                writer.WriteStartObject();
                foreach (var (code, meaning) in ExitCode.Table)
                {
                    writer.WriteString(code.ToString(null, null), meaning);
                }

                writer.WriteEndObject();
            }));
            return Task.FromResult(ExitCode.Done);
        }

        foreach (var (code, meaning) in ExitCode.Table)
        {
            Output.Line($"{code,4}  {meaning}");
        }

        return Task.FromResult(ExitCode.Done);
    }
}
