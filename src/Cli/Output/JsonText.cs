using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mortise.Cli.Output;

/// <summary>JSON for machines, laid out so that people can read it too.</summary>
internal static class JsonText
{
    public static string Indented(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json.IsEmpty ? "null"u8.ToArray() : json);
        return Write(document.RootElement.WriteTo);
    }

    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
