using System.Text;
using System.Text.Json;
using Docs.Tests.Pages;
using static Docs.Tests.Reference.MarkdownTable;

namespace Docs.Tests.Reference;

/// <summary>The keys of a document, from its JSON Schema: a table per object.</summary>
internal sealed class SchemaReference
{
    private readonly JsonElement _root;
    private readonly StringBuilder _text = new();

    private SchemaReference(JsonElement root) => _root = root;

    public static string Write(string file)
    {
        using var document = JsonDocument.Parse(Checkout.Read(file));
        var reference = new SchemaReference(document.RootElement);
        reference.WriteObject("", document.RootElement);
        return reference._text.ToString();
    }

    /// <summary>An object and, after it, the objects in it.</summary>
    private void WriteObject(string path, JsonElement schema)
    {
        var inner = new List<(string Path, JsonElement Schema)>();
        var rows = new List<string[]>();
        var required = Names(schema, "required");
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            var key = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            rows.Add(
            [
                Code(property.Name) + (required.Contains(property.Name) ? ", needed" : ""),
                Form(property.Value),
                Meaning(property.Value),
            ]);
            inner.AddRange(ObjectsIn(key, property.Value));
        }

        var title = path.Length == 0 ? "At the top" : $"`{path}`";
        _text.Append($"## {title}\n\n{MarkdownTable.Write(["key", "form", "meaning"], rows)}\n");
        foreach (var (key, child) in inner)
        {
            WriteObject(key, child);
        }
    }

    private IEnumerable<(string Path, JsonElement Schema)> ObjectsIn(string key, JsonElement schema)
    {
        schema = Follow(schema);
        if (schema.TryGetProperty("properties", out var properties) && properties.EnumerateObject().Any())
        {
            yield return (key, schema);
        }
        else if (schema.TryGetProperty("items", out var items))
        {
            foreach (var found in ObjectsIn($"{key}[]", items))
            {
                yield return found;
            }
        }
        else if (schema.TryGetProperty("additionalProperties", out var values)
            && values.ValueKind == JsonValueKind.Object)
        {
            foreach (var found in Alternatives(values).SelectMany(value => ObjectsIn($"{key}.<name>", value)))
            {
                yield return found;
            }
        }
    }

    private string Form(JsonElement schema)
    {
        schema = Follow(schema);
        if (schema.TryGetProperty("anyOf", out _))
        {
            return string.Join(", or ", Alternatives(schema).Select(Form));
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            return string.Join(", ", words.EnumerateArray().Select(static word => Code(word.ToString())));
        }

        if (schema.TryGetProperty("const", out var constant))
        {
            return Code(constant.ToString());
        }

        return schema.TryGetProperty("type", out var type) ? type.GetString() switch
        {
            "array" => $"list of {Form(schema.GetProperty("items"))}",
            "object" when schema.TryGetProperty("additionalProperties", out var values)
                && values.ValueKind == JsonValueKind.Object => $"object, each value {Form(values)}",
            "string" when Description(schema).Contains("500ms") => "duration",
            "string" => "text",
            "boolean" => "`true` or `false`",
            "integer" => "whole number",
            var other => other!,
        }
        : "";
    }

    private string Meaning(JsonElement schema)
    {
        var said = Description(schema);
        var followed = Follow(schema);
        if (said.Length == 0)
        {
            said = Description(followed);
        }

        return followed.TryGetProperty("default", out var byDefault) && !said.Contains("Default:")
            ? $"{said} Default: {Code(byDefault.GetRawText())}."
            : said;
    }

    private static string Description(JsonElement schema) =>
        schema.TryGetProperty("description", out var text) ? text.GetString()! : "";

    private IEnumerable<JsonElement> Alternatives(JsonElement schema) => schema.TryGetProperty("anyOf", out var choices)
        ? choices.EnumerateArray().Select(Follow)
        : [schema];

    private JsonElement Follow(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.TrimStart('#', '/').Split('/')
            .Aggregate(_root, static (at, name) => at.GetProperty(name))
        : schema;

    private static HashSet<string> Names(JsonElement schema, string list) => schema.TryGetProperty(list, out var names)
        ? [.. names.EnumerateArray().Select(static name => name.GetString()!)]
        : [];
}
