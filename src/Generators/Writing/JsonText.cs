using System.Globalization;
using System.Text;

namespace Mortise.Generators.Writing;

/// <summary>Builds JSON, indented by two, with line feeds. Values that it is given are JSON already.</summary>
internal static class JsonText
{
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\u0022",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or (>= '\u007f' and < '\u00a0') or '\u2028' or '\u2029' =>
                    "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Flag(bool value) => value ? "true" : "false";

    /// <summary>An object; fields whose value is null are left out.</summary>
    public static string Object(IEnumerable<(string Name, string? Value)> fields) =>
        Wrap('{', fields.Where(static field => field.Value is not null)
            .Select(static field => $"{Quote(field.Name)}: {field.Value}").ToList(), '}');

    public static string Array(IEnumerable<string> items) => Wrap('[', items.ToList(), ']');

    private static string Wrap(char open, List<string> parts, char close)
    {
        if (parts.Count == 0)
        {
            return $"{open}{close}";
        }

        var line = string.Join(", ", parts);
        return line.Length <= 90 && !line.Contains('\n')
            ? open is '{' ? $"{open} {line} {close}" : $"{open}{line}{close}"
            : $"{open}\n{Indent(string.Join(",\n", parts))}\n{close}";
    }

    private static string Indent(string text) => "  " + text.Replace("\n", "\n  ");
}
