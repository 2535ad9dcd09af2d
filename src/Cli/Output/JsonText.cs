using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mortise.Cli.Output;

/// <summary>JSON for machines, laid out so that people can read it too: letters are never escaped.</summary>
internal static class JsonText
{
    public static string Indented(ReadOnlyMemory<byte> json) => Write(json, Layout.Indented);

    /// <summary>On one line.</summary>
    public static string Compact(ReadOnlyMemory<byte> json) => Write(json, Layout.OneLine);

    public static string Write(Action<Utf8JsonWriter> write) => Write(write, Layout.Indented);

    private static string Write(ReadOnlyMemory<byte> json, Layout layout)
    {
        using var document = JsonDocument.Parse(json.IsEmpty ? "null"u8.ToArray() : json);
        return Write(document.RootElement.WriteTo, layout);
    }

    private static string Write(Action<Utf8JsonWriter> write, Layout layout)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = layout == Layout.Indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private enum Layout
    {
        OneLine,
        Indented,
    }
}
