using System.Buffers;
using System.Text;
using System.Text.Json;
using Mortise.Invocation;

namespace Mortise.Hosting.Control;

/// <summary>What a client receives.</summary>
/// <param name="Id">Which request it answers; -1 for the connection itself.</param>
/// <param name="Value">A result or an item, as JSON.</param>
/// <param name="Error">How it failed.</param>
/// <param name="IsEnd">Whether nothing follows.</param>
internal sealed record ControlAnswer(long Id, ReadOnlyMemory<byte>? Value, InvocationException? Error, bool IsEnd)
{
    public static ControlAnswer Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException
            or KeyNotFoundException)
        {
            throw new ControlException($"The host's answer cannot be read. {error.Message}");
        }
    }

    public static ReadOnlyMemory<byte> Request(long id, InvocationRequest request, bool isStream)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ControlJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", id);
            writer.WriteString("contract", request.Contract);
            writer.WriteString("operation", request.Operation);
            writer.WriteString("provider", request.Provider);
            writer.WriteBoolean("stream", isStream);
            writer.WritePropertyName("arguments");
            using (var arguments = JsonDocument.Parse(request.Arguments))
            {
                arguments.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Cancellation(long id) => Encoding.UTF8.GetBytes($"{{\"cancel\":{id}}}\n");

    private static ControlAnswer Read(JsonElement root)
    {
        var id = root.TryGetProperty("id", out var known) ? known.GetInt64() : -1;
        if (root.TryGetProperty("item", out var item))
        {
            return new(id, Bytes(item), null, IsEnd: false);
        }

        if (root.TryGetProperty("result", out var result))
        {
            return new(id, Bytes(result), null, IsEnd: true);
        }

        return root.TryGetProperty("error", out var error)
            ? new(id, null, Exception(error), IsEnd: true)
            : new(id, null, null, IsEnd: true);
    }

    private static InvocationException Exception(JsonElement error) => new(
        error.GetProperty("code").GetString()!,
        error.GetProperty("kind").GetString()!,
        error.GetProperty("explanation").GetString()!,
        error.TryGetProperty("error", out var fields) ? Bytes(fields) : default,
        Text(error, "reason"),
        Text(error, "argument"));

    private static string Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static ReadOnlyMemory<byte> Bytes(JsonElement value) => Encoding.UTF8.GetBytes(value.GetRawText());
}
