namespace Mortise.Payloads;

/// <summary>An encoding of data, such as JSON or MessagePack. Immutable and safe for concurrent use.</summary>
public abstract class PayloadFormat
{
    /// <summary>The media type, for example <c>application/json</c>.</summary>
    public abstract string MediaType { get; }

    /// <summary>A writer for one payload. Not safe for concurrent use.</summary>
    public abstract PayloadWriter CreateWriter();

    /// <summary>A reader of one payload, which may be hostile. Not safe for concurrent use.</summary>
    public abstract PayloadReader CreateReader(ReadOnlyMemory<byte> bytes);
}
