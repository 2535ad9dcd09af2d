using System.Text.RegularExpressions;

namespace Mortise.Hosting.Editions;

/// <summary>
/// A pattern of a JSON Schema, which comes from a stranger: it takes time in proportion to the text, and one that
/// cannot be held to that is passed over.
/// </summary>
internal static class SchemaPattern
{
    private const RegexOptions Bounded = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    public static bool Fits(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, Bounded);
        }
        catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException)
        {
            return true;
        }
    }
}
