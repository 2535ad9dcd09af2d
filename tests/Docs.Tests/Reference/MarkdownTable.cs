using System.Text;

namespace Docs.Tests.Reference;

/// <summary>Writes a table of Markdown.</summary>
internal static class MarkdownTable
{
    public static string Write(string[] head, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        text.Append($"| {string.Join(" | ", head)} |\n|{string.Concat(head.Select(static _ => "---|"))}\n");
        foreach (var row in rows)
        {
            text.Append($"| {string.Join(" | ", row.Select(Cell))} |\n");
        }

        return text.ToString();
    }

    public static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";

    /// <summary>Angle brackets mean HTML, except in code.</summary>
    private static string Cell(string text)
    {
        var parts = text.Replace("|", "\\|").Replace('\n', ' ').Trim().Split('`');
        return string.Join('`', parts.Select(static (part, index) => index % 2 == 0 ? part.Replace("<", "\\<") : part));
    }
}
