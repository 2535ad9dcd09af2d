using System.Text;
using Docs.Tests.Pages;

namespace Docs.Tests.Reference;

/// <summary>Every code with its title, from the pages in <c>docs/codes</c>.</summary>
internal static class CodesReference
{
    private static readonly (string Prefix, string Title)[] _ranges =
    [
        ("MT10", "Rules of contracts and plug-ins, told by the compiler"),
        ("MT20", "Manifests"),
        ("MT21", "Loading"),
        ("MT22", "Building a plug-in folder"),
        ("MT30", "Resolution and steering: why not"),
        ("MT31", "Routes: why this provider"),
        ("MT32", "Lifecycle: why this state"),
        ("MT33", "Rights"),
        ("MT34", "Events"),
        ("MT35", "Updates"),
        ("MT40", "Calls"),
        ("MT50", "Editions and configuration"),
        ("MT60", "The tool and the control socket"),
        ("MT70", "The HTTP gateway: starting"),
        ("MT71", "The HTTP gateway: requests"),
        ("MT72", "Gateways mounted in an application"),
    ];

    /// <summary>The codes that have a page, in order.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. Checkout.Pages
            .Where(static page => page.StartsWith("docs/codes/MT", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>(),
    ];

    public static string Write()
    {
        if (Codes.FirstOrDefault(static code => !_ranges.Any(range => code.StartsWith(range.Prefix))) is { } stray)
        {
            throw new InvalidOperationException($"No range begins as {stray} does.");
        }

        var text = new StringBuilder();
        foreach (var (prefix, title) in _ranges)
        {
            text.Append($"## {title}\n\n");
            text.Append(MarkdownTable.Write(
                ["code", "says"],
                Codes.Where(code => code.StartsWith(prefix, StringComparison.Ordinal)).Select(static code => new[]
                {
                    $"[{code}](../codes/{code}.md)", TitleOf(code),
                })));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string TitleOf(string code) =>
        Page.Of($"docs/codes/{code}.md").Headings.First()[(code.Length + 2)..];
}
