using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>
/// JSON, the format for people and for clients outside of .NET. Bytes are text in Base64; the floating-point values
/// that JSON has no numbers for are the texts <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>. Immutable and safe for
/// concurrent use.
/// </summary>
public sealed class JsonPayloadFormat : PayloadFormat
{
    private JsonPayloadFormat()
    {
    }

    /// <summary>The format.</summary>
    public static JsonPayloadFormat Instance { get; } = new();

    /// <inheritdoc/>
    public override string MediaType => "application/json";

    /// <inheritdoc/>
    public override PayloadWriter CreateWriter() => new JsonPayloadWriter();

    /// <inheritdoc/>
    public override PayloadReader CreateReader(ReadOnlyMemory<byte> bytes) => new JsonPayloadReader(bytes);
}
