using System.Text.Json;

namespace Mortise.Hosting.Editions;

/// <summary>
/// A part of a JSON Schema as a plug-in's manifest has it. Whatever is not written as it should be is as if it were not
/// there: manifests come from strangers.
/// </summary>
internal readonly record struct SchemaNode(JsonElement Element)
{
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public bool IsFalse => Element.ValueKind == JsonValueKind.False;

    /// <summary>A text without its quotes, anything else as it was written.</summary>
    public string Word => Element.ToString();

    public double? Number =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>The names of the members.</summary>
    public IEnumerable<string> Names =>
        IsObject ? Element.EnumerateObject().Select(static member => member.Name) : [];

    public SchemaNode Find(string keyword) =>
        IsObject && Element.TryGetProperty(keyword, out var found) ? new(found) : default;

    public string? Text(string keyword) =>
        Find(keyword).Element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public SchemaNode[] List(string keyword) => Find(keyword).Element is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(static item => new SchemaNode(item))]
        : [];

    /// <summary>The part that a reference such as <c>#/$defs/Mode</c> leads to.</summary>
    public SchemaNode Resolve(string reference) => reference.TrimStart('#')
        .Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(this, static (schema, part) => schema.Find(part));
}
