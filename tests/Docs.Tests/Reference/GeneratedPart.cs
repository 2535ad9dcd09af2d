using System.Text.RegularExpressions;
using Docs.Tests.Pages;

namespace Docs.Tests.Reference;

/// <summary>
/// The parts of pages that are written by <c>eng/docs</c>: between <c>&lt;!-- generated: name --&gt;</c> and
/// <c>&lt;!-- end --&gt;</c>.
/// </summary>
internal static partial class GeneratedPart
{
    /// <summary>Who writes each part.</summary>
    public static IReadOnlyDictionary<string, Func<string>> Writers { get; } = new Dictionary<string, Func<string>>
    {
        ["codes"] = CodesReference.Write,
        ["commands"] = CommandsReference.Write,
        ["exit codes"] = CommandsReference.WriteExitCodes,
        ["contracts"] = ContractsReference.Write,
        ["edition"] = static () => SchemaReference.Write("src/Hosting/Editions/edition.schema.json"),
        ["manifest"] = static () => SchemaReference.Write("docs/reference/manifest.schema.json"),
    };

    /// <summary>The pages that have a generated part.</summary>
    public static IEnumerable<string> Pages =>
        Checkout.Pages.Where(static page => page.StartsWith("docs/", StringComparison.Ordinal)
            && Part().IsMatch(Checkout.Read(page)));

    /// <summary>The names of the parts of a page.</summary>
    public static IEnumerable<string> NamesIn(string text) =>
        Part().Matches(text).Select(static part => part.Groups[1].Value);

    /// <summary>The page as it must be.</summary>
    /// <exception cref="InvalidOperationException">Nobody writes a part of that name.</exception>
    public static string Renew(string text) => Part().Replace(text, static part =>
    {
        var name = part.Groups[1].Value;
        return Writers.TryGetValue(name, out var writer)
            ? $"<!-- generated: {name} -->\n\n{writer().Trim()}\n\n<!-- end -->"
            : throw new InvalidOperationException($"Nobody writes '{name}'.");
    });

    [GeneratedRegex("<!-- generated: ([a-z ]+) -->\n(.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}
