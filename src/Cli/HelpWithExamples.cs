using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Mortise.Cli.Commands;

namespace Mortise.Cli;

/// <summary>
/// The usual help, and below it how the command is used. That of the tool itself is a list of commands.
/// </summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is not ToolCommand command)
        {
            WriteTool(parseResult.RootCommandResult.Command, output);
            return 0;
        }

        var result = help.Invoke(parseResult);
        WriteExamples(command.Examples, output);
        return result;
    }

    private static void WriteTool(Command root, TextWriter output)
    {
        output.WriteLine("Description:");
        output.WriteLine($"  {root.Description}");
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine("  mortise <command> [options]");
        output.WriteLine();
        output.WriteLine("Commands:");
        WriteNames(
            root.Subcommands
                .Where(static command => !command.Hidden)
                .Select(static command => (command.Name, command.Description)),
            output);
        output.WriteLine("Options:");
        WriteNames(
            [
                ("-?, -h, --help", "Shows this, or after a command how that is used."),
                ("--version", "Shows the version."),
            ],
            output);
        WriteExamples(["mortise run shop --once", "mortise list", "mortise why snail"], output);
    }

    private static void WriteNames(IEnumerable<(string Name, string? Description)> names, TextWriter output)
    {
        foreach (var (name, description) in names)
        {
            output.WriteLine($"  {name,-14}  {description}");
        }

        output.WriteLine();
    }

    private static void WriteExamples(string[] examples, TextWriter output)
    {
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
    }
}
