namespace Mortise.Wire.Tests.Conformance;

public sealed class JsonConformance() : PayloadFormatConformance(JsonPayloadFormat.Instance)
{
    protected override byte[] Wrap(ReadOnlyMemory<byte> payload) => [.. "["u8, .. payload.Span, .. "]"u8];
}
