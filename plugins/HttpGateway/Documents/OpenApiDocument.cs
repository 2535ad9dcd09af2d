using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Mortise.Invocation;

namespace Mortise.Plugins.HttpGateway.Documents;

/// <summary>
/// Writes OpenAPI 3.1, whose schemas are those of the contracts as they are; only what refers to a definition is led to
/// where all of them are. Operations that take streams cannot be called by name and are left out.
/// </summary>
internal static class OpenApiDocument
{
    /// <param name="contracts">What can be called.</param>
    /// <param name="server">The path below which it can be.</param>
    /// <param name="needsToken">Whether clients need a token.</param>
    public static ReadOnlyMemory<byte> Write(
        ImmutableArray<ContractDescription> contracts, string server, bool needsToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        var schemas = contracts
            .Where(static contract => contract.Schema.Length > 0)
            .Select(static contract => new ContractSchema(contract.Contract, JsonDocument.Parse(contract.Schema)))
            .ToArray();
        try
        {
            json.WriteStartObject();
            json.WriteString("openapi", "3.1.1");
            WriteHead(json, server);
            json.WriteStartArray("tags");
            Each(schemas, schema => schema.WriteTag(json));
            json.WriteEndArray();
            json.WriteStartObject("paths");
            Each(schemas, schema => schema.WritePaths(json));
            json.WriteEndObject();
            json.WriteStartObject("components");
            WriteShared(json, needsToken);
            json.WriteStartObject("schemas");
            WriteProblem(json);
            Each(schemas, schema => schema.WriteDefinitions(json));
            json.WriteEndObject();
            json.WriteEndObject();
            if (needsToken)
            {
                json.WritePropertyName("security");
                json.WriteRawValue("[{\"token\":[]}]");
            }

            json.WriteEndObject();
            json.Flush();
            return buffer.WrittenMemory;
        }
        finally
        {
            Each(schemas, static schema => schema.Dispose());
        }
    }

    private static void Each(ContractSchema[] schemas, Action<ContractSchema> write)
    {
        foreach (var schema in schemas)
        {
            write(schema);
        }
    }

    private static void WriteHead(Utf8JsonWriter json, string server)
    {
        json.WritePropertyName("info");
        json.WriteRawValue("""
            {"title":"Mortise","version":"1","description":"The contracts that the HTTP gateway is granted."}
            """);
        json.WriteStartArray("servers");
        json.WriteStartObject();
        json.WriteString("url", server);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteShared(Utf8JsonWriter json, bool needsToken)
    {
        if (needsToken)
        {
            json.WritePropertyName("securitySchemes");
            json.WriteRawValue("""{"token":{"type":"http","scheme":"bearer"}}""");
        }

        json.WritePropertyName("parameters");
        json.WriteRawValue("""
            {"provider":{"name":"provider","in":"query","schema":{"type":"string"},
            "description":"The provider instance that is to answer; without it, the choice of the route."}}
            """);
        json.WritePropertyName("responses");
        json.WriteRawValue("""
            {"problem":{"description":"The request did not succeed.",
            "content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}}
            """);
    }

    private static void WriteProblem(Utf8JsonWriter json)
    {
        json.WritePropertyName("Problem");
        json.WriteRawValue("""
            {"type":"object","description":"How a request ended that did not succeed (RFC 9457).","properties":{
            "type":{"type":"string","format":"uri-reference"},"title":{"type":"string"},
            "status":{"type":"integer"},"detail":{"type":"string"},
            "code":{"type":"string","description":"Stable; each has a page in the documentation."},
            "reason":{"type":"string"},"argument":{"type":"string"},
            "error":{"type":"string","description":"The name of an error that the operation declares."},
            "fields":{"type":"object"}},"required":["type","title","status","detail","code"]}
            """);
    }
}
