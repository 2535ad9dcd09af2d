using System.Buffers;
using System.Buffers.Text;

namespace Mortise.Wire;

/// <summary>Bytes as Base64 text with padding, for formats without bytes.</summary>
internal static class Base64Text
{
    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var length) is not OperationStatus.Done)
        {
            throw PayloadProblem.NotBase64();
        }

        return length == bytes.Length ? bytes : bytes[..length];
    }
}
