using System.Globalization;

namespace Mortise.Hosting.Documents;

/// <summary>What a text of .NET configuration stands for where nothing says what is expected.</summary>
internal static class LooseValue
{
    /// <summary>A truth value or a number as JSON writes it; null when it is text.</summary>
    public static string? AsJson(string text) =>
        bool.TryParse(text, out var flag) ? (flag ? "true" : "false") : IsNumber(text) ? text : null;

    /// <summary><c>007</c> and <c>1,000</c> stay text: JSON has no such numbers.</summary>
    private static bool IsNumber(string text) =>
        text.Length > 0
        && char.IsAsciiDigit(text[^1])
        && (char.IsAsciiDigit(text[0]) || text[0] == '-')
        && !(text.TrimStart('-') is ['0', var second, ..] && char.IsAsciiDigit(second))
        && !text.Contains("-.", StringComparison.Ordinal)
        && !text.Contains(".e", StringComparison.OrdinalIgnoreCase)
        && double.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out _);
}
