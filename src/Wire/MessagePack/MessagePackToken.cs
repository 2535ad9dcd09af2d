using Mortise.Payloads;
using Nerdbank.MessagePack;

namespace Mortise.Wire;

/// <summary>What the first byte of a value says; all of them deny what is not there.</summary>
internal static class MessagePackToken
{
    /// <param name="rest">What is left of the payload.</param>
    /// <param name="known">Whether only extensions that this format knows will do; else any is a number.</param>
    public static PayloadToken Of(ReadOnlySpan<byte> rest, bool known = true) => rest.IsEmpty
        ? PayloadToken.End
        : rest[0] switch
        {
            <= MessagePackCode.MaxFixInt or >= MessagePackCode.MinNegativeFixInt => PayloadToken.Number,
            <= MessagePackCode.MaxFixMap => PayloadToken.Object,
            <= MessagePackCode.MaxFixArray => PayloadToken.Array,
            <= MessagePackCode.MaxFixStr => PayloadToken.String,
            MessagePackCode.Nil => PayloadToken.Null,
            MessagePackCode.NeverUsed => throw new PayloadException("", "a byte was found that begins no value."),
            MessagePackCode.False or MessagePackCode.True => PayloadToken.Boolean,
            MessagePackCode.Bin8 or MessagePackCode.Bin16 or MessagePackCode.Bin32 => PayloadToken.Bytes,
            >= MessagePackCode.Str8 and <= MessagePackCode.Str32 => PayloadToken.String,
            MessagePackCode.Array16 or MessagePackCode.Array32 => PayloadToken.Array,
            MessagePackCode.Map16 or MessagePackCode.Map32 => PayloadToken.Object,
            >= MessagePackCode.Float32 and <= MessagePackCode.Int64 => PayloadToken.Number,
            _ => known ? OfExtension(rest) : PayloadToken.Number,
        };

    public static bool IsUnsigned(ReadOnlySpan<byte> rest) => !rest.IsEmpty
        && rest[0] is <= MessagePackCode.MaxFixInt or >= MessagePackCode.UInt8 and <= MessagePackCode.UInt64;

    public static bool IsSigned(ReadOnlySpan<byte> rest) => !rest.IsEmpty
        && rest[0] is >= MessagePackCode.MinNegativeFixInt or >= MessagePackCode.Int8 and <= MessagePackCode.Int64;

    public static bool IsSingle(ReadOnlySpan<byte> rest) => !rest.IsEmpty && rest[0] is MessagePackCode.Float32;

    public static bool IsExtension(ReadOnlySpan<byte> rest) => !rest.IsEmpty
        && rest[0] is >= MessagePackCode.Ext8 and <= MessagePackCode.Ext32
            or >= MessagePackCode.FixExt1 and <= MessagePackCode.FixExt16;

    public static bool IsText(ReadOnlySpan<byte> rest) => !rest.IsEmpty
        && rest[0] is >= MessagePackCode.MinFixStr and <= MessagePackCode.MaxFixStr
            or >= MessagePackCode.Str8 and <= MessagePackCode.Str32;

    private static PayloadToken OfExtension(ReadOnlySpan<byte> rest) =>
        MessagePackPrimitives.TryReadExtensionHeader(rest, out var header, out _) switch
        {
            MessagePackPrimitives.DecodeResult.Success => header.TypeCode == MessagePackPayloadFormat.DecimalExtension
                ? PayloadToken.Number
                : throw new PayloadException("", $"a value of the unknown extension type {header.TypeCode} was found."),
            _ => throw PayloadProblem.Truncated(),
        };
}
