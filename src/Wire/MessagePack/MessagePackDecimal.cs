using System.Buffers.Binary;
using Mortise.Payloads;
using Nerdbank.MessagePack;

namespace Mortise.Wire;

/// <summary>
/// Decimal numbers in MessagePack, which has none: see <see cref="MessagePackPayloadFormat.DecimalExtension"/>. Zero is
/// written without a sign, as .NET shows it.
/// </summary>
internal static class MessagePackDecimal
{
    public const int LongestToken = 3 + LongestBody;

    private const int Digits = 12;
    private const int LongestBody = 1 + Digits;
    private const byte Negative = 0x80;
    private const int MostScale = 28;

    public static int Write(Span<byte> target, decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        Span<byte> digits = stackalloc byte[Digits];
        BinaryPrimitives.WriteInt32BigEndian(digits, parts[2]);
        BinaryPrimitives.WriteInt32BigEndian(digits[4..], parts[1]);
        BinaryPrimitives.WriteInt32BigEndian(digits[8..], parts[0]);
        var significant = digits.TrimStart((byte)0);
        var header = new ExtensionHeader(MessagePackPayloadFormat.DecimalExtension, (uint)significant.Length + 1);
        MessagePackPrimitives.TryWriteExtensionHeader(target, header, out var written);
        target[written++] = (byte)((value < 0 ? Negative : 0) | value.Scale);
        significant.CopyTo(target[written..]);
        return written + significant.Length;
    }

    public static decimal Read(ReadOnlySpan<byte> body)
    {
        if (body.Length is 0 or > LongestBody || (body[0] & ~Negative) > MostScale)
        {
            throw new PayloadException("", "a decimal number was expected, but its scale or digits are not valid.");
        }

        Span<byte> digits = stackalloc byte[Digits];
        digits.Clear();
        body[1..].CopyTo(digits[(Digits - body.Length + 1)..]);
        return new decimal(
            BinaryPrimitives.ReadInt32BigEndian(digits[8..]),
            BinaryPrimitives.ReadInt32BigEndian(digits[4..]),
            BinaryPrimitives.ReadInt32BigEndian(digits),
            (body[0] & Negative) != 0,
            (byte)(body[0] & ~Negative));
    }
}
