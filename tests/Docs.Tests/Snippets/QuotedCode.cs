using Docs.Tests.Pages;

namespace Docs.Tests.Snippets;

/// <summary>The named parts of compiled files: between <c>// snippet: name</c> and <c>// end</c>.</summary>
internal static class QuotedCode
{
    private const string Mark = "// snippet: ";
    private const string End = "// end";

    /// <summary>The part that <c>path/File.cs#name</c> names, without marks and outer indentation.</summary>
    /// <exception cref="InvalidOperationException">There is no such part.</exception>
    public static string Find(string reference)
    {
        var (file, name) = reference.Split('#') is [var path, var part]
            ? (path, part)
            : throw new InvalidOperationException($"'{reference}' is not path/File.cs#name.");
        if (!File.Exists(Checkout.PathOf(file)))
        {
            throw new InvalidOperationException($"There is no {file}.");
        }

        var lines = Checkout.Read(file).Split('\n');
        var first = Array.FindIndex(lines, line => line.Trim() == Mark + name);
        var end = first < 0 ? -1 : Array.FindIndex(lines, first, static line => line.Trim() == End);
        return end >= 0
            ? Unindent(lines[(first + 1)..end])
            : throw new InvalidOperationException($"{file} has no part '{name}', from '{Mark}{name}' to '{End}'.");
    }

    /// <summary>Without the marks of other parts, blank lines around, and what all lines are indented by.</summary>
    public static string Unindent(IEnumerable<string> lines)
    {
        string[] kept = [.. lines.Where(static line => !IsMark(line.Trim()))];
        var indent = kept.Where(static line => line.Trim().Length > 0)
            .Select(static line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty(0)
            .Min();
        var text = string.Join('\n', kept.Select(line => line[Math.Min(indent, line.Length)..].TrimEnd()));
        return text.Trim('\n') + "\n";
    }

    private static bool IsMark(string line) => line == End || line.StartsWith(Mark, StringComparison.Ordinal);
}
