using System.Collections.Immutable;
using System.Text.Json;

namespace Mortise.Hosting.Documents;

/// <summary>A value of a document, with the place where it was written. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it is.</param>
internal sealed record DocumentNode(DocumentKind Kind, DocumentPlace Place)
{
    /// <summary>A scalar as it was written; text without its quotes.</summary>
    public string Text { get; init; } = "";

    /// <summary>The values of a list.</summary>
    public ImmutableArray<DocumentNode> Items { get; init; } = [];

    /// <summary>The values of an object, in the order of the text.</summary>
    public ImmutableArray<KeyValuePair<string, DocumentNode>> Members { get; init; } = [];

    /// <summary>
    /// The member of that name; one that comes from .NET configuration may be spelled in upper or lower case.
    /// </summary>
    public DocumentNode? Find(string key)
    {
        DocumentNode? alike = null;
        foreach (var (name, value) in Members)
        {
            if (name == key)
            {
                return value;
            }

            if (value.Place.IsConfiguration && name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                alike ??= value;
            }
        }

        return alike;
    }

    /// <summary>The value as plain JSON, without comments.</summary>
    public byte[] ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer);
        }

        return buffer.ToArray();
    }

    private void Write(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case DocumentKind.Object:
                writer.WriteStartObject();
                foreach (var (name, value) in Members)
                {
                    writer.WritePropertyName(name);
                    value.Write(writer);
                }

                writer.WriteEndObject();
                break;
            case DocumentKind.List:
                writer.WriteStartArray();
                foreach (var item in Items)
                {
                    item.Write(writer);
                }

                writer.WriteEndArray();
                break;
            case DocumentKind.Loose when LooseValue.AsJson(Text) is { } literal:
                writer.WriteRawValue(literal);
                break;
            case DocumentKind.Text or DocumentKind.Loose:
                writer.WriteStringValue(Text);
                break;
            case DocumentKind.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteRawValue(Text);
                break;
        }
    }
}
