namespace Mortise.Payloads;

/// <summary>Encoded arguments, a result or an item of a stream.</summary>
/// <param name="Format">How the bytes are to be read.</param>
/// <param name="Bytes">Not to be changed by anybody once made.</param>
public readonly record struct Payload(PayloadFormat Format, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A reader at the start of the bytes.</summary>
    public PayloadReader Read() => Format.CreateReader(Bytes);
}
