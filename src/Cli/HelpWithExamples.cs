using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Mortise.Cli.Commands;

namespace Mortise.Cli;

/// <summary>The usual help, and below it how the command is used.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = parseResult.CommandResult.Command is ToolCommand command
            ? command.Examples
            : ["mortise run shop --once", "mortise list", "mortise why snail"];
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        return result;
    }
}
