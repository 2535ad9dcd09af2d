using System.Buffers;
using System.Text.Json;
using Mortise.Invocation;

namespace Mortise.Hosting.Control;

/// <summary>What a host sends: one line each.</summary>
internal static class ControlReply
{
    public static ReadOnlyMemory<byte> Item(long id, ReadOnlyMemory<byte> json) => Line(id, "item", json);

    /// <summary>An operation without a result answers with null.</summary>
    public static ReadOnlyMemory<byte> Result(long id, ReadOnlyMemory<byte> json) => Line(id, "result", json);

    public static ReadOnlyMemory<byte> Done(long id) => Line(writer =>
    {
        writer.WriteNumber("id", id);
        writer.WriteBoolean("done", true);
    });

    /// <param name="id">Null when the error is about no request but the connection.</param>
    /// <param name="error">What went wrong.</param>
    public static ReadOnlyMemory<byte> Error(long? id, InvocationException error) => Line(writer =>
    {
        if (id is { } known)
        {
            writer.WriteNumber("id", known);
        }

        writer.WriteStartObject("error");
        writer.WriteString("code", error.Code);
        writer.WriteString("kind", error.Kind);
        writer.WriteString("explanation", error.Explanation);
        if (error.Reason.Length > 0)
        {
            writer.WriteString("reason", error.Reason);
        }

        if (error.Argument.Length > 0)
        {
            writer.WriteString("argument", error.Argument);
        }

        if (!error.Error.IsEmpty)
        {
            writer.WritePropertyName("error");
            writer.WriteRawValue(OnOneLine(error.Error).Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Line(long id, string name, ReadOnlyMemory<byte> json) => Line(writer =>
    {
        writer.WriteNumber("id", id);
        writer.WritePropertyName(name);
        writer.WriteRawValue((json.IsEmpty ? "null"u8.ToArray() : OnOneLine(json)).Span, skipInputValidation: true);
    });

    private static ReadOnlyMemory<byte> Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ControlJson.Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>A line ends a message, so none may be inside.</summary>
    private static ReadOnlyMemory<byte> OnOneLine(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            return json;
        }

        using var document = JsonDocument.Parse(json);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ControlJson.Options))
        {
            document.RootElement.WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }
}
