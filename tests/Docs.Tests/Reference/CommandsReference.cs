using System.CommandLine;
using System.Text;
using Docs.Tests.Snippets;
using Mortise.Cli;
using Mortise.Cli.Commands;
using static Docs.Tests.Reference.MarkdownTable;

namespace Docs.Tests.Reference;

/// <summary>The commands of the tool, from the command line itself.</summary>
internal static class CommandsReference
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append(MarkdownTable.Write(
            ["command", "does"],
            Commands.Select(static command => new[]
            {
                $"[`{Usage(command)}`](#{command.Name})", command.Description ?? "",
            })));
        foreach (var command in Commands)
        {
            text.Append($"\n### {command.Name}\n\n{command.Description}\n\n```sh\n");
            text.Append(string.Concat(command.Examples.Select(static example => $"{example}\n")));
            text.Append("```\n\n");
            text.Append(MarkdownTable.Write(["argument or option", "is"], Parts(command)));
        }

        return text.ToString();
    }

    public static string WriteExitCodes() => MarkdownTable.Write(
        ["code", "meaning"], ExitCode.Table.Select(static each => new[] { $"{each.Code}", each.Meaning }));

    private static IEnumerable<ToolCommand> Commands => ShellLine.Tool.Subcommands.OfType<ToolCommand>()
        .Where(static command => !command.Hidden);

    private static string Usage(ToolCommand command) =>
        string.Join(' ', command.Arguments.Select(NameOf).Prepend(command.Name));

    private static string NameOf(Argument argument) => argument.Arity.MinimumNumberOfValues == 0
        ? argument.Arity.MaximumNumberOfValues > 1 ? $"[-- {argument.Name}…]" : $"[{argument.Name}]"
        : $"<{argument.Name}>";

    private static IEnumerable<string[]> Parts(ToolCommand command) => command.Arguments
        .Select(static argument => new[] { Code(NameOf(argument)), argument.Description ?? "" })
        .Concat(command.Options.Select(static option => new[]
        {
            Code(string.Join(", ", option.Aliases.Prepend(option.Name)) + ValueOf(option)), option.Description ?? "",
        }));

    private static string ValueOf(Option option) =>
        option.ValueType == typeof(bool) ? "" : $" <{option.HelpName ?? "value"}>";
}
