using System.Globalization;

namespace Mortise.Wire;

/// <summary>
/// Numbers as text, the common ground of binary, decimal and JSON numbers: what a conversion through it gives does not
/// depend on the format that a number arrived in.
/// </summary>
internal static class NumberText
{
    private const int Longest = 64;

    public static double ToDouble(ReadOnlySpan<byte> text)
    {
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw PayloadProblem.OutOfRange("double precision");
    }

    public static float ToSingle(ReadOnlySpan<byte> text)
    {
        var value = float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return float.IsFinite(value) ? value : throw PayloadProblem.OutOfRange("single precision");
    }

    public static decimal ToDecimal(ReadOnlySpan<byte> text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw PayloadProblem.OutOfRange("decimal numbers");

    public static double ToDouble(decimal number)
    {
        Span<byte> text = stackalloc byte[Longest];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return ToDouble(text[..length]);
    }

    public static decimal ToDecimal(double number)
    {
        Span<byte> text = stackalloc byte[Longest];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? ToDecimal(text[..length]) : throw PayloadProblem.OutOfRange("decimal numbers");
    }

    /// <summary>
    /// The same digits that JSON would show, so that 0.1 of single precision is 0.1 and not 0.100000001.
    /// </summary>
    public static decimal ToDecimal(float number)
    {
        Span<byte> text = stackalloc byte[Longest];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return float.IsFinite(number) ? ToDecimal(text[..length]) : throw PayloadProblem.OutOfRange("decimal numbers");
    }

    /// <summary>Whether the number's shortest text is this text.</summary>
    public static bool IsTextOf(double number, ReadOnlySpan<byte> text)
    {
        Span<byte> own = stackalloc byte[Longest];
        number.TryFormat(own, out var length, default, CultureInfo.InvariantCulture);
        return text.SequenceEqual(own[..length]);
    }

    /// <summary>Whether the number's text, with its scale, is this text.</summary>
    public static bool IsTextOf(decimal number, ReadOnlySpan<byte> text)
    {
        Span<byte> own = stackalloc byte[Longest];
        number.TryFormat(own, out var length, default, CultureInfo.InvariantCulture);
        return text.SequenceEqual(own[..length]);
    }
}
