using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>The schemas of the types that readers and writers of payloads know.</summary>
internal static class PrimitiveSchema
{
    public static JsonObject Of(Form form, bool isStrict) => form switch
    {
        Form.Boolean => Simple("boolean"),
        Form.SByte => Integer("-128", "127"),
        Form.Byte => Integer("0", "255"),
        Form.Int16 => Integer("-32768", "32767"),
        Form.UInt16 => Integer("0", "65535"),
        Form.Int32 => Integer("-2147483648", "2147483647"),
        Form.UInt32 => Integer("0", "4294967295"),
        Form.Int64 => Integer("-9223372036854775808", "9223372036854775807"),
        Form.UInt64 => Integer("0", "18446744073709551615"),
        Form.Decimal => Simple("number"),
        Form.Single or Form.Double => isStrict ? Simple("number") : Floating(),
        Form.Char => Simple("string").With([("minLength", Json.Number(1)), ("maxLength", Json.Number(1))]),
        Form.Guid => Text("format", "uuid"),
        Form.DateOnly => Text("format", "date"),
        Form.DateTimeOffset => Text("format", "date-time"),
        Form.Bytes => Text("contentEncoding", "base64"),
        Form.TimeSpan => Example("00:00:30"),
        Form.TimeOnly => Example("09:30:00"),
        Form.DateTime => Example("2000-01-03T09:30:00Z"),
        _ => Simple("string"),
    };

    public static JsonObject Simple(string type) => Json.Object(("type", Json.Text(type)));

    /// <summary>JSON has no numbers for these three values, so they are texts.</summary>
    private static JsonObject Floating() => Json.Object(("anyOf", Json.Array([
        Simple("number"),
        Json.Object(("enum", Json.Array([Json.Text("NaN"), Json.Text("Infinity"), Json.Text("-Infinity")]))),
    ])));

    private static JsonObject Text(string keyword, string value) =>
        Simple("string").With([(keyword, Json.Text(value))]);

    private static JsonObject Example(string value) =>
        Simple("string").With([("examples", Json.Array([Json.Text(value)]))]);

    private static JsonObject Integer(string minimum, string maximum) =>
        Simple("integer").With([("minimum", Json.Raw(minimum)), ("maximum", Json.Raw(maximum))]);
}
