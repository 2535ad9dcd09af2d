using System.Collections.Immutable;

namespace Mortise.Generators.Tests.Contracts;

/// <summary>A field of every type that may cross with a call.</summary>
public sealed record Everything(
    bool Boolean,
    sbyte SByte,
    byte Byte,
    short Int16,
    ushort UInt16,
    int Int32,
    uint UInt32,
    long Int64,
    ulong UInt64,
    float Single,
    double Double,
    decimal Decimal,
    char Char,
    string Text,
    Guid Guid,
    DateTime DateTime,
    DateTimeOffset Moment,
    DateOnly Date,
    TimeOnly Time,
    TimeSpan Span,
    ReadOnlyMemory<byte> Bytes,
    Weekday Day,
    Access Access,
    Point Point,
    Form Form)
{
    public int? OptionalNumber { get; init; }

    public string? OptionalText { get; init; }

    public Point? OptionalPoint { get; init; }

    public Form? OptionalForm { get; init; }

    public Weekday? OptionalDay { get; init; } = Weekday.Sunday;

    public required string Required { get; init; }

    public string WithDefault { get; init; } = "as it was";

    public Collections Collections { get; init; } = Collections.Empty;
}
