using System.Text.RegularExpressions;

namespace Market.Web.Tests;

/// <summary>A page of the documentation whose commands are for a reader to type.</summary>
internal sealed partial class GuidePage(string path)
{
    public string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", path));

    /// <summary>
    /// What is typed and printed on a host: on one as it is, or on the one that the comment before the fence names.
    /// </summary>
    public (string Command, string Printed)[] Typed(string host) =>
    [
        .. Console().Matches(Text)
            .Where(fence => fence.Groups["host"].Value == host)
            .SelectMany(static fence => $"\n{fence.Groups["text"].Value}".Split("\n$ ")[1..])
            .Select(static typed => typed.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', 2))
            .Select(static typed => (typed[0], typed[1].TrimEnd())),
    ];

    /// <summary>The only fence in a language.</summary>
    public string Fence(string language) => Regex
        .Match(Text, $"^```{language}\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)
        .Groups[1].Value;

    /// <summary>Whether a text is the printed one, in which an ellipsis stands for anything.</summary>
    public static bool Fits(string printed, string text) => Regex.IsMatch(
        text.TrimEnd(),
        $"^{Regex.Escape(printed).Replace("…", ".*", StringComparison.Ordinal)}$",
        RegexOptions.Singleline);

    [GeneratedRegex(
        @"^(<!-- host: (?<host>\w+) -->\n)?```console\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Console();
}
