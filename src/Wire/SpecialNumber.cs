namespace Mortise.Wire;

/// <summary>The three floating-point values that JSON has no numbers for, as text.</summary>
internal static class SpecialNumber
{
    public static ReadOnlySpan<byte> NotANumber => "NaN"u8;

    public static ReadOnlySpan<byte> Infinity => "Infinity"u8;

    public static ReadOnlySpan<byte> MinusInfinity => "-Infinity"u8;

    public static ReadOnlySpan<byte> Of(double value) =>
        double.IsNaN(value) ? NotANumber : value > 0 ? Infinity : MinusInfinity;

    public static bool TryRead(ReadOnlySpan<byte> text, out double value)
    {
        value = text.SequenceEqual(NotANumber) ? double.NaN
            : text.SequenceEqual(Infinity) ? double.PositiveInfinity
            : text.SequenceEqual(MinusInfinity) ? double.NegativeInfinity
            : 0;
        return value != 0;
    }
}
