using System.CommandLine;
using System.CommandLine.Parsing;
using Mortise.Cli.Commands;
using Mortise.Hosting.Documents;

namespace Mortise.Cli;

/// <summary>What is wrong with a command line, in the words of the command rather than of the parser.</summary>
internal static class UsageErrors
{
    /// <summary>What is wrong, and an example of what is right; then where to read on.</summary>
    public static IEnumerable<string> Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var problem in Problems(parsed, command).DefaultIfEmpty(parsed.Errors[0].Message))
        {
            yield return $"mortise: {problem}";
        }

        if (command is ToolCommand tool)
        {
            yield return $"For example: {tool.Examples[0]}";
        }

        yield return $"See 'mortise{(command is RootCommand ? "" : $" {command.Name}")} --help'.";
    }

    private static IEnumerable<string> Problems(ParseResult parsed, Command command)
    {
        // What stands behind a word that is not known may belong to it, so nothing is said about the rest.
        if (parsed.UnmatchedTokens is [var first, ..])
        {
            var token = parsed.UnmatchedTokens.FirstOrDefault(static each => each.StartsWith('-'), first);
            yield return command is RootCommand ? UnknownCommand(token, command) : Unknown(token, command);
            yield break;
        }

        foreach (var option in parsed.CommandResult.Children.OfType<OptionResult>().Where(IsEmpty))
        {
            yield return $"The option {option.Option.Name} needs a value: <{option.Option.HelpName}>.";
        }

        foreach (var argument in command.Arguments.Where(argument => IsMissing(argument, parsed)))
        {
            yield return $"'{command.Name}' needs <{argument.Name}>: {Lower(argument.Description!)}";
        }

        if (command is RootCommand)
        {
            yield return $"A command is missing. {Names(command)}";
        }
    }

    private static string UnknownCommand(string token, Command root)
    {
        var guess = Spelling.Nearest(token, NamesIn(root));
        return $"There is no command '{token}'. "
            + (guess is null ? Names(root) : $"Did you mean '{guess}'?");
    }

    private static string Unknown(string token, Command command)
    {
        if (!token.StartsWith('-'))
        {
            return $"'{token}' is one argument too many for '{command.Name}'.";
        }

        var guess = Spelling.Nearest(token, command.Options.Select(static option => option.Name));
        return $"'{command.Name}' has no option '{token}'.{(guess is null ? "" : $" Did you mean '{guess}'?")}";
    }

    private static bool IsEmpty(OptionResult option) =>
        !option.Implicit && option.Tokens.Count < option.Option.Arity.MinimumNumberOfValues;

    private static bool IsMissing(Argument argument, ParseResult parsed) =>
        (parsed.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues;

    private static string Names(Command root) =>
        $"The commands are {string.Join(", ", NamesIn(root))}.";

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static IEnumerable<string> NamesIn(Command root) =>
        root.Subcommands.Where(static command => !command.Hidden).Select(static command => command.Name);
}
