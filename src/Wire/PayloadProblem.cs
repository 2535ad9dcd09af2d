using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>What readers and writers say, the same words in every format; codecs add the path.</summary>
internal static class PayloadProblem
{
    public static PayloadException Expected(string expected, PayloadToken found) => found is PayloadToken.End
        ? Truncated()
        : new("", $"{expected} was expected, but {Words(found)} was found.");

    public static PayloadException Truncated() => new("", "the payload ends in the middle of a value.");

    public static PayloadException TooDeep() =>
        new("", $"sequences and objects are nested deeper than {PayloadLimits.Depth} levels.");

    public static PayloadException NotUtf8() => new("", "the text is not valid UTF-8.");

    public static PayloadException NotBase64() => new("", "bytes in Base64 were expected, but other text was found.");

    public static PayloadException NotIntegral() => new("", "an integer was expected, but the number has a fraction.");

    public static PayloadException OutOfRange(string type) => new("", $"the number is outside the range of {type}.");

    public static PayloadException LoneSurrogate() =>
        new("", "the text contains half of a surrogate pair, which no encoding of Unicode can carry.");

    /// <summary>Codecs are generated; this says that one is wrong, whatever the payload.</summary>
    public static InvalidOperationException Codec(string mistake) =>
        new($"The codec {mistake}. This is a fault of the codec, not of the payload.");

    private static string Words(PayloadToken token) => token switch
    {
        PayloadToken.Null => "null",
        PayloadToken.Boolean => "a Boolean",
        PayloadToken.Number => "a number",
        PayloadToken.String => "text",
        PayloadToken.Bytes => "bytes",
        PayloadToken.Array => "a sequence",
        _ => "an object",
    };
}
