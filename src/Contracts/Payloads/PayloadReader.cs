using System.Globalization;

namespace Mortise.Payloads;

/// <summary>
/// Reads one payload, value by value. Whatever is read may be hostile: a reader limits depth and lengths, and every
/// disagreement is a <see cref="PayloadException"/>. Not safe for concurrent use.
/// </summary>
public abstract class PayloadReader
{
    private delegate bool Parser<T>(ReadOnlySpan<char> text, out T value);

    /// <summary>What comes next; changes nothing.</summary>
    public abstract PayloadToken Peek();

    /// <summary>Takes a null if that comes next.</summary>
    public abstract bool TryReadNull();

    /// <summary>Reads a Boolean.</summary>
    public abstract bool ReadBoolean();

    /// <summary>Reads an integer in the range of <see cref="long"/>.</summary>
    public abstract long ReadInt64();

    /// <summary>Reads an integer in the range of <see cref="ulong"/>.</summary>
    public abstract ulong ReadUInt64();

    /// <summary>Reads a number of single precision.</summary>
    public abstract float ReadSingle();

    /// <summary>Reads a number of double precision.</summary>
    public abstract double ReadDouble();

    /// <summary>Reads a decimal number.</summary>
    public abstract decimal ReadDecimal();

    /// <summary>Reads text.</summary>
    public abstract string ReadString();

    /// <summary>Reads bytes. They may refer to the payload itself.</summary>
    public abstract ReadOnlyMemory<byte> ReadBytes();

    /// <summary>Begins a sequence; returns the number of elements where the format tells, else 0.</summary>
    public abstract int BeginArray();

    /// <summary>Whether another element follows; at the end it also leaves the sequence.</summary>
    public abstract bool NextElement();

    /// <summary>Begins an object.</summary>
    public abstract void BeginObject();

    /// <summary>Reads the name of the next field; at the end it also leaves the object.</summary>
    /// <param name="utf8Name">Valid until the next read.</param>
    public abstract bool NextName(out ReadOnlySpan<byte> utf8Name);

    /// <summary>Passes over the next value, whatever it is.</summary>
    public abstract void Skip();

    /// <summary>Demands that nothing follows.</summary>
    public abstract void End();

    /// <summary>Reads an integer that must be within bounds.</summary>
    public long ReadInteger(long minimum, long maximum)
    {
        var value = ReadInt64();
        return value >= minimum && value <= maximum
            ? value
            : throw new PayloadException("", $"{value} is not between {minimum} and {maximum}.");
    }

    /// <summary>Reads an unsigned integer that must be within bounds.</summary>
    public ulong ReadUnsigned(ulong maximum)
    {
        var value = ReadUInt64();
        return value <= maximum ? value : throw new PayloadException("", $"{value} is not between 0 and {maximum}.");
    }

    /// <summary>Reads a GUID.</summary>
    public Guid ReadGuid() => Parse("a GUID", static (text, out value) => Guid.TryParse(text, out value), Guid.Empty);

    /// <summary>Reads an ISO 8601 date.</summary>
    public DateOnly ReadDateOnly() => Parse(
        "a date such as 2000-01-03",
        static (text, out value) => DateOnly.TryParseExact(text, "O", out value),
        default(DateOnly));

    /// <summary>Reads an ISO 8601 time of day.</summary>
    public TimeOnly ReadTimeOnly() => Parse(
        "a time such as 09:30:00",
        static (text, out value) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out value),
        default(TimeOnly));

    /// <summary>Reads an ISO 8601 moment with an offset.</summary>
    public DateTimeOffset ReadDateTimeOffset() => Parse(
        "a moment such as 2000-01-03T09:30:00+00:00",
        static (text, out value) => DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out value),
        default(DateTimeOffset));

    /// <summary>Reads an ISO 8601 date and time.</summary>
    public DateTime ReadDateTime() => Parse(
        "a date and time such as 2000-01-03T09:30:00Z",
        static (text, out value) => DateTime.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out value),
        default(DateTime));

    /// <summary>Reads a duration.</summary>
    public TimeSpan ReadTimeSpan() => Parse(
        "a duration such as 00:00:30",
        static (text, out value) => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out value),
        default(TimeSpan));

    /// <summary>Reads a single character.</summary>
    public char ReadChar()
    {
        var text = ReadString();
        return text.Length == 1 ? text[0] : throw new PayloadException("", $"'{Shorten(text)}' is not one character.");
    }

    /// <summary>A hostile text may be as long as it likes; a message may not.</summary>
    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private T Parse<T>(string expected, Parser<T> parser, T _)
    {
        var text = ReadString();
        return parser(text, out var value)
            ? value
            : throw new PayloadException("", $"'{Shorten(text)}' is not {expected}.");
    }
}
