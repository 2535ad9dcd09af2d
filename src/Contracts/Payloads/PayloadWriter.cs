using System.Globalization;

namespace Mortise.Payloads;

/// <summary>
/// Writes one payload, value by value, in some format. Generated codecs call it; each value is written once and in
/// order. Arrays and objects say beforehand how many elements or fields follow. Not safe for concurrent use.
/// </summary>
public abstract class PayloadWriter
{
    /// <summary>Writes the absence of a value.</summary>
    public abstract void WriteNull();

    /// <summary>Writes a Boolean.</summary>
    public abstract void WriteBoolean(bool value);

    /// <summary>Writes a signed integer.</summary>
    public abstract void WriteInt64(long value);

    /// <summary>Writes an unsigned integer.</summary>
    public abstract void WriteUInt64(ulong value);

    /// <summary>Writes a number of single precision, so that it reads back bit by bit.</summary>
    public abstract void WriteSingle(float value);

    /// <summary>Writes a number of double precision, so that it reads back bit by bit.</summary>
    public abstract void WriteDouble(double value);

    /// <summary>Writes a decimal number with its scale.</summary>
    public abstract void WriteDecimal(decimal value);

    /// <summary>Writes text.</summary>
    public abstract void WriteString(ReadOnlySpan<char> value);

    /// <summary>Writes bytes.</summary>
    public abstract void WriteBytes(ReadOnlySpan<byte> value);

    /// <summary>Begins a sequence of <paramref name="count"/> values.</summary>
    public abstract void BeginArray(int count);

    /// <summary>Ends the sequence.</summary>
    public abstract void EndArray();

    /// <summary>Begins an object of <paramref name="count"/> fields.</summary>
    public abstract void BeginObject(int count);

    /// <summary>Names the field whose value is written next.</summary>
    /// <param name="utf8Name">UTF-8, ASCII letters and digits only.</param>
    public abstract void WriteName(ReadOnlySpan<byte> utf8Name);

    /// <summary>Ends the object.</summary>
    public abstract void EndObject();

    /// <summary>Ends the payload and gives it up; the writer is not used afterwards.</summary>
    public abstract Payload Finish();

    /// <summary>Writes a GUID in the form with hyphens.</summary>
    public void WriteGuid(Guid value)
    {
        Span<char> text = stackalloc char[36];
        value.TryFormat(text, out var length);
        WriteString(text[..length]);
    }

    /// <summary>Writes a date as ISO 8601, <c>2000-01-03</c>.</summary>
    public void WriteDateOnly(DateOnly value) => WriteFormatted(value, "O");

    /// <summary>Writes a time of day as ISO 8601.</summary>
    public void WriteTimeOnly(TimeOnly value) => WriteFormatted(value, "O");

    /// <summary>Writes a moment with its offset as ISO 8601.</summary>
    public void WriteDateTimeOffset(DateTimeOffset value) => WriteFormatted(value, "O");

    /// <summary>Writes a date and time with its kind as ISO 8601.</summary>
    public void WriteDateTime(DateTime value) => WriteFormatted(value, "O");

    /// <summary>Writes a duration in .NET's constant form, <c>d.hh:mm:ss.fffffff</c>.</summary>
    public void WriteTimeSpan(TimeSpan value) => WriteFormatted(value, "c");

    /// <summary>Writes a single character as text.</summary>
    public void WriteChar(char value) => WriteString([value]);

    private void WriteFormatted<T>(T value, string format)
        where T : ISpanFormattable
    {
        Span<char> text = stackalloc char[64];
        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        WriteString(text[..length]);
    }
}
