using System.Text;
using CsCheck;

namespace Mortise.Wire.Tests.Values;

/// <summary>Generators of values that every format can carry.</summary>
public static class AnyValue
{
    public static readonly Gen<float> Floats = Gen.Frequency(
        (1, Constant(0f, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 3e38f, 1e10f)),
        (3, Gen.UInt.Select(bits => Canonical(BitConverter.UInt32BitsToSingle(bits)))),
        (1, Gen.Int[-1000, 1000].Select(number => number / 8f)));

    public static readonly Gen<double> Doubles = Gen.Frequency(
        (1, Constant(
            0d, -0d, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, 5e-324, 1e15)),
        (3, Gen.ULong.Select(bits => Canonical(BitConverter.UInt64BitsToDouble(bits)))),
        (1, Gen.Long[-1_000_000, 1_000_000].Select(number => number / 100d)),
        (1, Gen.Long.Select(number => (double)number)));

    public static readonly Gen<decimal> Decimals = Gen.Frequency(
        (1, Constant(0m, 0.00m, 1.10m, -1.0m, decimal.MaxValue, decimal.MinValue, 1E-28m)),
        (1, Gen.Select(Gen.Int[-100_000, 100_000], Gen.Int[0, 10]).Select((digits, scale) =>
            new decimal(Math.Abs(digits), 0, 0, digits < 0, (byte)scale))),
        (2, Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Int[0, 28]).Select((low, mid, high, negative, scale) =>
            new decimal(low, mid, high, negative && (low | mid | high) != 0, (byte)scale))));

    public static readonly Gen<string> Texts = Gen.Frequency(
            (4, Gen.Int[0x20, 0x7e]),
            (2, Constant('"', '\\', '/', '\n', '\0', '\u007f', '\u2028', '+', '<').Select(letter => (int)letter)),
            (1, Gen.Int[0x80, 0x7ff]),
            (1, Gen.Int[0xe000, 0xffff]),
            (1, Gen.Int[0x10000, 0x10ffff]))
        .Array[0, 40]
        .Select(letters => string.Concat(letters.Select(letter => new Rune(letter).ToString())));

    public static readonly Gen<string> Names =
        Gen.Char.AlphaNumeric.Array[1, 40].Select(letters => new string(letters));

    public static readonly Gen<Value> Leaves = Gen.OneOf<Value>(
        Gen.Const<Value>(new NullValue()),
        Gen.Bool.Select(Value (content) => new BooleanValue(content)),
        Gen.OneOf(Gen.Long, Constant(long.MinValue, long.MaxValue), Gen.Long[-200, 200])
            .Select(Value (content) => new Int64Value(content)),
        Gen.OneOf(Gen.ULong, Constant(ulong.MaxValue, 1ul << 63)).Select(Value (content) => new UInt64Value(content)),
        Floats.Select(Value (content) => new SingleValue(content)),
        Doubles.Select(Value (content) => new DoubleValue(content)),
        Decimals.Select(Value (content) => new DecimalValue(content)),
        Texts.Select(Value (content) => new TextValue(content)),
        Gen.Byte.Array[0, 40].Select(Value (content) => new BytesValue(content)));

    public static readonly Gen<Value> Trees = Gen.Recursive<Value>((depth, inner) => depth == 3
        ? Leaves
        : Gen.Frequency(
            (3, Leaves),
            (1, inner.Array[0, 5].Select(Value (content) => new ArrayValue(content))),
            (1, Leaves.Array[14, 20].Select(Value (content) => new ArrayValue(content))),
            (2, Gen.Select(Names, inner).Array[0, 5].Select(Value (fields) =>
                new ObjectValue([.. fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))])))));

    /// <summary>JSON has one NaN; the formats that keep its bits are tested for that on their own.</summary>
    private static float Canonical(float number) => float.IsNaN(number) ? float.NaN : number;

    private static double Canonical(double number) => double.IsNaN(number) ? double.NaN : number;

    private static Gen<T> Constant<T>(params T[] constants) =>
        Gen.Int[0, constants.Length - 1].Select(index => constants[index]);
}
