using System.Globalization;
using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>JSON's numbers as integers. The text is a number by JSON's grammar; its lexer has seen to that.</summary>
internal static class JsonNumber
{
    /// <summary>
    /// Writes the number in the form that loses nothing: an integer, else the number that has this text.
    /// </summary>
    public static void Copy(ReadOnlySpan<byte> text, PayloadWriter target)
    {
        const NumberStyles Integer = NumberStyles.AllowLeadingSign;
        var invariant = CultureInfo.InvariantCulture;
        if (!text.SequenceEqual("-0"u8))
        {
            if (long.TryParse(text, Integer, invariant, out var small))
            {
                target.WriteInt64(small);
                return;
            }

            if (ulong.TryParse(text, Integer, invariant, out var large))
            {
                target.WriteUInt64(large);
                return;
            }
        }

        var binary = double.Parse(text, NumberStyles.Float, invariant);
        if (!NumberText.IsTextOf(binary, text)
            && decimal.TryParse(text, NumberStyles.Float, invariant, out var exact)
            && NumberText.IsTextOf(exact, text))
        {
            target.WriteDecimal(exact);
            return;
        }

        target.WriteDouble(double.IsFinite(binary) ? binary : throw PayloadProblem.OutOfRange("double precision"));
    }

    public static long ToInt64(ReadOnlySpan<byte> text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        var magnitude = Integral(text, out var negative);
        return magnitude is not { } size ? throw PayloadProblem.OutOfRange("64-bit integers")
            : negative && size <= 1ul << 63 ? unchecked(-(long)size)
            : !negative && size <= long.MaxValue ? (long)size
            : throw PayloadProblem.OutOfRange("64-bit integers");
    }

    public static ulong ToUInt64(ReadOnlySpan<byte> text)
    {
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        return Integral(text, out var negative) is { } size && (size == 0 || !negative)
            ? size
            : throw PayloadProblem.OutOfRange("unsigned 64-bit integers");
    }

    /// <summary>
    /// The size of an integer that may be written with a fraction or an exponent; null if it is too large.
    /// </summary>
    private static ulong? Integral(ReadOnlySpan<byte> text, out bool negative)
    {
        negative = text[0] == '-';
        var mark = text.IndexOfAny((byte)'e', (byte)'E');
        var digits = (mark < 0 ? text : text[..mark])[(negative ? 1 : 0)..];
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = (point < 0 ? [] : digits[(point + 1)..]).TrimEnd((byte)'0');
        if (fraction.IsEmpty && whole.TrimStart((byte)'0').IsEmpty)
        {
            return 0;
        }

        var exponent = mark < 0 ? 0 : Exponent(text[(mark + 1)..]);
        var size = Append(0, whole, exponent < 0 ? Math.Max(0, whole.Length + exponent) : whole.Length);
        if (exponent < 0)
        {
            return fraction.IsEmpty && whole.TrimEnd((byte)'0').Length <= whole.Length + exponent
                ? size
                : throw PayloadProblem.NotIntegral();
        }

        if (fraction.Length > exponent)
        {
            throw PayloadProblem.NotIntegral();
        }

        size = Append(size, fraction, fraction.Length);
        for (var zeros = exponent - fraction.Length; zeros > 0 && size is not null; zeros--)
        {
            size = Append(size, "0"u8, 1);
        }

        return size;
    }

    /// <summary>
    /// Exponents beyond every integer are all the same; they are capped, so that none of them overflows.
    /// </summary>
    private static int Exponent(ReadOnlySpan<byte> text)
    {
        const int Beyond = 1 << 29;
        var negative = text[0] == '-';
        var digits = text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..].TrimStart((byte)'0');
        var size = digits.Length > 9 ? Beyond : 0;
        for (var at = 0; at < digits.Length && size < Beyond; at++)
        {
            size = (size * 10) + digits[at] - '0';
        }

        return negative ? -size : size;
    }

    private static ulong? Append(ulong? size, ReadOnlySpan<byte> digits, int count)
    {
        for (var at = 0; at < count && size is { } value; at++)
        {
            var digit = (ulong)(digits[at] - '0');
            size = value <= (ulong.MaxValue - digit) / 10 ? (value * 10) + digit : null;
        }

        return size;
    }
}
