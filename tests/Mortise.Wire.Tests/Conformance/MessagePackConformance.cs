namespace Mortise.Wire.Tests.Conformance;

public sealed class MessagePackConformance() : PayloadFormatConformance(MessagePackPayloadFormat.Instance)
{
    protected override byte[] Wrap(ReadOnlyMemory<byte> payload) => [0x91, .. payload.Span];
}
