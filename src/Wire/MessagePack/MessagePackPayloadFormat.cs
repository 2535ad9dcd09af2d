using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>
/// MessagePack, the format between processes and builds: compact, and every number keeps its bits. A decimal is the
/// extension type <see cref="DecimalExtension"/>. Immutable and safe for concurrent use.
/// </summary>
public sealed class MessagePackPayloadFormat : PayloadFormat
{
    /// <summary>
    /// The extension type of decimal numbers: one byte with the sign in the highest bit and the scale, 0 to 28, in the
    /// others; then the digits as an unsigned integer of at most 12 bytes, the most significant first.
    /// </summary>
    public const sbyte DecimalExtension = 1;

    private MessagePackPayloadFormat()
    {
    }

    /// <summary>The format.</summary>
    public static MessagePackPayloadFormat Instance { get; } = new();

    /// <inheritdoc/>
    public override string MediaType => "application/msgpack";

    /// <inheritdoc/>
    public override PayloadWriter CreateWriter() => new MessagePackPayloadWriter();

    /// <inheritdoc/>
    public override PayloadReader CreateReader(ReadOnlyMemory<byte> bytes) => new MessagePackPayloadReader(bytes);
}
