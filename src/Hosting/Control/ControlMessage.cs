using System.Text;
using System.Text.Json;
using Mortise.Invocation;

namespace Mortise.Hosting.Control;

/// <summary>What a client sends: a request, or the cancellation of one.</summary>
/// <param name="Id">Chosen by the client; names the request in answers.</param>
/// <param name="Request">Null in a cancellation.</param>
/// <param name="IsStream">Whether items are expected instead of a result.</param>
internal sealed record ControlMessage(long Id, InvocationRequest? Request, bool IsStream)
{
    /// <summary>Longer lines are refused, in both directions.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private static readonly JsonDocumentOptions _options = new() { MaxDepth = 64 };

    /// <exception cref="ControlException">The bytes are no message.</exception>
    public static ControlMessage Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, _options);
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new ControlException($"A message is not JSON. {error.Message}");
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            // How a JsonElement says that a value is of another kind, or out of range.
            throw new ControlException($"A message has a wrong value. {error.Message}");
        }
    }

    private static ControlMessage Read(JsonElement root)
    {
        if (root.TryGetProperty("cancel", out var cancelled))
        {
            return new(cancelled.GetInt64(), null, IsStream: false);
        }

        if (!root.TryGetProperty("id", out var id))
        {
            throw new ControlException("A message has neither an id nor a cancellation.");
        }

        var arguments = root.TryGetProperty("arguments", out var given) ? given.GetRawText() : "{}";
        return new(
            id.GetInt64(),
            new(
                Text(root, "contract"),
                Text(root, "operation"),
                Encoding.UTF8.GetBytes(arguments),
                Text(root, "provider")),
            root.TryGetProperty("stream", out var stream) && stream.GetBoolean());
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
