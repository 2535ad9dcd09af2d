using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Mortise.Generators.Reading;

/// <summary>
/// Texts from documentation comments. Read from the source itself, because the compiler drops them when no
/// documentation file is asked for.
/// </summary>
internal static class Documentation
{
    public static string SummaryOf(ISymbol symbol) => Text(Read(symbol)?.Element("summary"));

    public static string ParameterOf(ISymbol owner, string name) => Text(Read(owner)?.Elements("param")
        .FirstOrDefault(element => element.Attribute("name")?.Value == name));

    private static XElement? Read(ISymbol symbol)
    {
        var syntax = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (syntax is null)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var line in syntax.GetLeadingTrivia().ToFullString().Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.StartsWith("///", StringComparison.Ordinal))
            {
                text.Append(trimmed.Substring(3)).Append('\n');
            }
        }

        try
        {
            return text.Length == 0 ? null : XElement.Parse($"<doc>{text}</doc>");
        }
        catch (XmlException)
        {
            // The compiler reports malformed comments; the schema goes without the text.
            return null;
        }
    }

    private static string Text(XElement? element)
    {
        if (element is null)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement { IsEmpty: true } reference)
            {
                text.Append(Last(reference.Attributes().FirstOrDefault()?.Value ?? ""));
            }
        }

        return string.Join(" ", text.ToString().Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Last(string reference) =>
        reference.Split('(')[0].Split('.', ':').Last().Replace('{', '<').Replace('}', '>');
}
