using System.Globalization;

namespace Mortise.Generators.Writing;

/// <summary>A JSON value; as text it is indented by two, with line feeds, and short ones stay on one line.</summary>
internal abstract class Json
{
    private const int Wide = 90;

    public static Json True { get; } = new Literal("true");

    public static Json False { get; } = new Literal("false");

    public static Json Raw(string json) => new Literal(json);

    public static Json Text(string text) => new Literal(JsonText.Quote(text));

    /// <summary>Text, or nothing if it is empty.</summary>
    public static Json? Words(string text) => text.Length == 0 ? null : Text(text);

    public static Json Number(int value) => new Literal(value.ToString(CultureInfo.InvariantCulture));

    public static Json Flag(bool value) => value ? True : False;

    public static Json Array(IEnumerable<Json> items) => new Sequence(items.ToList());

    /// <summary>An object; fields without a value are left out.</summary>
    public static JsonObject Object(params (string Name, Json? Value)[] fields) => new(fields);

    protected static string Wrap(char open, IReadOnlyList<string> parts, char close)
    {
        if (parts.Count == 0)
        {
            return $"{open}{close}";
        }

        var line = string.Join(", ", parts);
        if (line.Length <= Wide && !line.Contains('\n'))
        {
            return open is '{' ? $"{open} {line} {close}" : $"{open}{line}{close}";
        }

        return $"{open}\n  {string.Join(",\n", parts).Replace("\n", "\n  ")}\n{close}";
    }

    private sealed class Literal(string text) : Json
    {
        public override string ToString() => text;
    }

    private sealed class Sequence(IReadOnlyList<Json> items) : Json
    {
        public override string ToString() => Wrap('[', items.Select(static item => item.ToString()).ToList(), ']');
    }
}
