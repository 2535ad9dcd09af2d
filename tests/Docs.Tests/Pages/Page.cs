using System.Text.RegularExpressions;

namespace Docs.Tests.Pages;

/// <summary>A page of Markdown: its fences, headings and links. Code in fences is none of the latter.</summary>
internal sealed partial class Page
{
    private Page(string path, string text)
    {
        Path = path;
        Text = text;
        var prose = new List<(int, string)>();
        Fences = [.. Split(path, text, prose)];
        Prose = prose;
    }

    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>The lines outside of fences, each with its number from 1.</summary>
    public IReadOnlyList<(int Line, string Text)> Prose { get; }

    /// <summary>The comments of the page that stand by themselves, by key.</summary>
    public ILookup<string, string> Comments => Prose
        .Select(static line => CommentLine().Match(line.Text))
        .Where(static match => match.Success)
        .ToLookup(static match => match.Groups[1].Value, static match => match.Groups[2].Value);

    /// <summary>The targets of its links and pictures, each with its line.</summary>
    public IEnumerable<(int Line, string Target)> Links => Prose.SelectMany(static line => Link()
        .Matches(CodeSpan().Replace(line.Text, static span => new string('x', span.Length)))
        .Select(match => (line.Line, match.Groups[1].Value)));

    /// <summary>Code within a line of prose.</summary>
    public IEnumerable<(int Line, string Code)> Spans => Prose.SelectMany(static line => CodeSpan()
        .Matches(line.Text)
        .Select(match => (line.Line, match.Value.Trim('`').Trim())));

    /// <summary>What its headings are called in links, the way code hosts do it.</summary>
    public IReadOnlySet<string> Anchors
    {
        get
        {
            var anchors = new HashSet<string>();
            foreach (var title in Headings)
            {
                var plain = LinkText().Replace(title, "$1").ToLowerInvariant();
                var anchor = string.Concat(plain.Where(static letter =>
                    char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');
                var unique = anchor;
                for (var count = 1; !anchors.Add(unique); count++)
                {
                    unique = $"{anchor}-{count}";
                }
            }

            return anchors;
        }
    }

    public IEnumerable<string> Headings => Prose
        .Select(static line => Heading().Match(line.Text))
        .Where(static match => match.Success)
        .Select(static match => match.Groups[1].Value);

    public static Page Of(string path) => new(path, Checkout.Read(path));

    public static Page Of(string path, string text) => new(path, text);

    private static IEnumerable<Fence> Split(string path, string text, List<(int Line, string Text)> prose)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (Opening().Match(lines[index]) is not { Success: true } opening)
            {
                prose.Add((index + 1, lines[index]));
                continue;
            }

            var first = index + 1;
            var close = opening.Groups["ticks"].Value;
            do
            {
                index++;
            }
            while (index < lines.Length && lines[index].Trim() != close);

            var indent = opening.Groups["indent"].Length;
            var body = lines[first..Math.Min(index, lines.Length)]
                .Select(line => line[Math.Min(indent, line.Length)..]);
            yield return new(
                path,
                first,
                opening.Groups["language"].Value,
                string.Concat(body.Select(static line => line + "\n")),
                CommentsBefore(lines, first - 1));
        }
    }

    private static Dictionary<string, string> CommentsBefore(string[] lines, int opening)
    {
        var comments = new Dictionary<string, string>();
        for (var index = opening - 1; index >= 0; index--)
        {
            if (CommentLine().Match(lines[index]) is { Success: true } comment)
            {
                comments[comment.Groups[1].Value] = comment.Groups[2].Value;
            }
            else if (lines[index].Length > 0)
            {
                break;
            }
        }

        return comments;
    }

    [GeneratedRegex(@"^(?<indent> *)(?<ticks>`{3,})(?<language>[A-Za-z#]*)")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^ *<!-- ([a-z]+): (.*) -->$")]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"^#{1,6} (.+?)\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)|`")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"\]\(([^)\s]+)(?: ""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(`+)(?!`).*?(?<!`)\1(?!`)")]
    private static partial Regex CodeSpan();
}
