using System.CommandLine;
using System.Text;
using System.Text.Json;
using Docs.Tests.Pages;
using Mortise.Cli;
using Mortise.Cli.Output;

namespace Docs.Tests.Snippets;

/// <summary>A line of a shell: commands of the repository and of the tool must exist, with those options.</summary>
internal static class ShellLine
{
    private static readonly string[] _foreign =
        ["cd", "cp", "curl", "echo", "git", "mkdir", "npm", "npx", "rm", "kill", "export"];

    private static readonly string[] _dotnet =
        ["new", "run", "build", "exec", "add", "pack", "publish", "test", "tool", "sln", "user-secrets"];

    public static RootCommand Tool { get; } =
        CommandLine.Create(new(Terminal.Fixed(TextWriter.Null, 100), Terminal.Fixed(TextWriter.Null, 100)));

    /// <summary>The commands of a fence, without prompts, comments and what they print.</summary>
    public static IEnumerable<string> In(Fence fence)
    {
        var lines = fence.Text.Replace("\\\n", " ").Split('\n').Select(static line => line.Trim());
        return fence.Language == "console"
            ? lines.Where(static line => line.StartsWith("$ ", StringComparison.Ordinal))
                .Select(static line => line[2..])
            : lines.Where(static line => line.Length > 0 && line[0] != '#');
    }

    /// <summary>What is wrong with a line; null when nothing is.</summary>
    public static string? Check(string line)
    {
        var words = Split(line);
        while (words.Count > 0 && words[0].Contains('='))
        {
            words.RemoveAt(0);
        }

        return words switch
        {
            [] => null,
            ["mortise" or "./mortise", .. var rest] => CheckTool(rest),
            ["./test", .. var rest] => CheckTest(rest),
            ["dotnet", "new", ['m', 'o', 'r', 't', 'i', 's', 'e', '-', ..] template, .. var rest] =>
                CheckTemplate(template, rest),
            ["dotnet", "exec", ..] => null,
            ["dotnet", var verb, .. var rest] => _dotnet.Contains(verb) ? CheckProject(rest) : $"dotnet {verb}?",
            [var script, ..] when script.StartsWith("eng/", StringComparison.Ordinal) =>
                File.Exists(Checkout.PathOf(script)) ? null : $"{script} is not there",
            [var command, ..] => _foreign.Contains(command) ? null : $"{command}? Nobody knows it",
        };
    }

    private static string? CheckTool(IReadOnlyList<string> words)
    {
        var parsed = Tool.Parse(words);
        return parsed.Errors.Count == 0 ? null : string.Join(' ', parsed.Errors.Select(static error => error.Message));
    }

    private static string? CheckTest(IReadOnlyList<string> words) =>
        words.Count == 0 || Directory.GetFiles(Checkout.PathOf("tests"), $"*{words[0]}*.Tests.csproj",
            SearchOption.AllDirectories).Length > 0
            ? null
            : $"./test {words[0]} finds no test project";

    private static string? CheckTemplate(string template, IReadOnlyList<string> words)
    {
        var file = Checkout.PathOf($"templates/content/{template}/.template.config/template.json");
        if (!File.Exists(file))
        {
            return $"there is no template {template}";
        }

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var known = document.RootElement.GetProperty("symbols").EnumerateObject()
            .Where(static symbol => symbol.Value.GetProperty("type").GetString() == "parameter")
            .Select(static symbol => $"--{symbol.Name}")
            .Concat(["--name", "-n", "--output", "-o"]);
        return words.Where(static word => word[0] == '-').Except(known).FirstOrDefault() is { } option
            ? $"the template {template} has no {option}"
            : null;
    }

    /// <summary>A project that is named by a folder of this repository is there; others are the reader's.</summary>
    private static string? CheckProject(IReadOnlyList<string> words) => words
        .Where(static word => word[0] is not ('-' or '.' or '/'))
        .Where(static word => word.Contains('/') && Directory.Exists(Checkout.PathOf(word.Split('/')[0])))
        .FirstOrDefault(static word => !Path.Exists(Checkout.PathOf(word))) is { } missing
        ? $"{missing} is not there"
        : null;

    /// <summary>Words, with quotes; up to a comment, a pipe or the end of the command.</summary>
    private static List<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        var open = false;
        foreach (var letter in line)
        {
            if (quote == '\0' && letter is ' ' or '|' or ';' or '#' or '&' && !(letter == '#' && open))
            {
                if (open)
                {
                    words.Add(word.ToString());
                }

                (open, _) = (false, word.Clear());
                if (letter != ' ')
                {
                    return words;
                }
            }
            else if (letter == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && letter is '\'' or '"')
            {
                (quote, open) = (letter, true);
            }
            else
            {
                word.Append(letter);
                open = true;
            }
        }

        if (open)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
