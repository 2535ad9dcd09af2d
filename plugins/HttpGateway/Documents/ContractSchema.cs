using System.Text.Json;

namespace Mortise.Plugins.HttpGateway.Documents;

/// <summary>The schema of one contract, as the generator wrote it, and its place in the document.</summary>
/// <param name="contract">The contract and its major, such as <c>acme.orders/1</c>.</param>
/// <param name="schema">What the generator wrote.</param>
internal sealed class ContractSchema(string contract, JsonDocument schema) : IDisposable
{
    private const string Definitions = "#/$defs/";
    private const string Components = "#/components/schemas/";

    /// <summary>Names of components have no slash.</summary>
    private readonly string _prefix = contract.Replace('/', '.') + ".";

    public void WriteTag(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", contract);
        Copy(json, schema.RootElement, "description");
        json.WriteEndObject();
    }

    public void WritePaths(Utf8JsonWriter json)
    {
        foreach (var operation in schema.RootElement.GetProperty("operations").EnumerateObject())
        {
            if (!operation.Value.TryGetProperty("streams", out _))
            {
                WritePath(json, operation.Name, operation.Value);
            }
        }
    }

    public void WriteDefinitions(Utf8JsonWriter json)
    {
        foreach (var definition in schema.RootElement.GetProperty("$defs").EnumerateObject())
        {
            json.WritePropertyName(_prefix + definition.Name);
            Write(json, definition.Value);
        }
    }

    public void Dispose() => schema.Dispose();

    private void WritePath(Utf8JsonWriter json, string name, JsonElement operation)
    {
        json.WriteStartObject($"/v1/{contract}/{name}");
        json.WriteStartObject("post");
        json.WriteString("operationId", _prefix + name);
        json.WriteStartArray("tags");
        json.WriteStringValue(contract);
        json.WriteEndArray();
        Copy(json, operation, "description");
        json.WritePropertyName("parameters");
        json.WriteRawValue("""[{"$ref":"#/components/parameters/provider"}]""");
        json.WriteStartObject("requestBody");
        json.WriteBoolean("required", operation.GetProperty("arguments").TryGetProperty("required", out _));
        WriteContent(json, "application/json", operation.GetProperty("arguments"));
        json.WriteEndObject();
        json.WriteStartObject("responses");
        WriteAnswer(json, operation);
        WriteErrors(json, operation);
        json.WritePropertyName("default");
        json.WriteRawValue("""{"$ref":"#/components/responses/problem"}""");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteAnswer(Utf8JsonWriter json, JsonElement operation)
    {
        if (operation.TryGetProperty("item", out var item))
        {
            json.WriteStartObject("200");
            json.WriteString("description", "The items, one a line; or as events, for a client that accepts those.");
            json.WriteStartObject("content");
            WriteMedia(json, "application/x-ndjson", item);
            json.WritePropertyName("text/event-stream");
            json.WriteRawValue("""{"schema":{"type":"string"}}""");
            json.WriteEndObject();
        }
        else if (operation.TryGetProperty("result", out var result))
        {
            json.WriteStartObject("200");
            json.WriteString("description", "The result.");
            WriteContent(json, "application/json", result);
        }
        else
        {
            json.WriteStartObject("204");
            json.WriteString("description", "Done.");
        }

        json.WriteEndObject();
    }

    private void WriteErrors(Utf8JsonWriter json, JsonElement operation)
    {
        if (!operation.TryGetProperty("errors", out var errors))
        {
            return;
        }

        json.WriteStartObject("422");
        json.WriteString("description", "An error that the operation declares.");
        json.WriteStartObject("content");
        json.WriteStartObject("application/problem+json");
        json.WriteStartObject("schema");
        json.WriteStartArray("oneOf");
        foreach (var error in errors.EnumerateObject())
        {
            json.WriteStartObject();
            json.WriteString("$ref", Components + "Problem");
            json.WriteStartObject("properties");
            json.WriteStartObject("error");
            json.WriteString("const", error.Name);
            json.WriteEndObject();
            json.WritePropertyName("fields");
            Write(json, error.Value);
            json.WriteEndObject();
            json.WritePropertyName("required");
            json.WriteRawValue("""["error","fields"]""");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteContent(Utf8JsonWriter json, string mediaType, JsonElement value)
    {
        json.WriteStartObject("content");
        WriteMedia(json, mediaType, value);
        json.WriteEndObject();
    }

    private void WriteMedia(Utf8JsonWriter json, string mediaType, JsonElement value)
    {
        json.WriteStartObject(mediaType);
        json.WritePropertyName("schema");
        Write(json, value);
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    if (member.Name == "$ref" && member.Value.GetString() is { } reference)
                    {
                        json.WriteStringValue(
                            reference.Replace(Definitions, Components + _prefix, StringComparison.Ordinal));
                    }
                    else
                    {
                        Write(json, member.Value);
                    }
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static void Copy(Utf8JsonWriter json, JsonElement from, string name)
    {
        if (from.TryGetProperty(name, out var value))
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }
}
