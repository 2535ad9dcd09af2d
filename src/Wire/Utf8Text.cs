using System.Text;
using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>
/// Text between UTF-16 and UTF-8 without replacement characters: what cannot be carried is a problem.
/// </summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding _strict = new(false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw PayloadProblem.NotUtf8();
        }
    }

    public static int Encode(ReadOnlySpan<char> text, Span<byte> target)
    {
        try
        {
            return _strict.GetBytes(text, target);
        }
        catch (EncoderFallbackException)
        {
            throw PayloadProblem.LoneSurrogate();
        }
    }

    /// <summary>How many bytes the text takes, at most: exact for long text, cheap for short.</summary>
    public static int RoomFor(ReadOnlySpan<char> text) => text.Length <= 1024 ? text.Length * 3 : CountBytes(text);

    public static void DemandWellFormed(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
        {
            _ = CountBytes(text);
        }
    }

    private static int CountBytes(ReadOnlySpan<char> text)
    {
        try
        {
            return _strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            throw PayloadProblem.LoneSurrogate();
        }
    }
}
