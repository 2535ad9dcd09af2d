using CsCheck;

namespace Mortise.Wire.Tests.Values;

/// <summary>Generators of what may happen to the bytes of a payload.</summary>
public static class AnyDamage
{
    private static readonly Gen<Func<byte[], byte[]>> _one = Gen.OneOf<Func<byte[], byte[]>>(
        Gen.Select(Gen.UInt, Gen.Byte).Select(Func<byte[], byte[]> (place, value) => bytes =>
        {
            var copy = bytes.ToArray();
            if (copy.Length > 0)
            {
                copy[place % copy.Length] = value;
            }

            return copy;
        }),
        Gen.UInt.Select(Func<byte[], byte[]> (place) => bytes => bytes[..(int)(place % (bytes.Length + 1))]),
        Gen.UInt.Select(Func<byte[], byte[]> (place) => bytes => bytes[(int)(place % (bytes.Length + 1))..]),
        Gen.Select(Gen.UInt, Gen.Byte.Array[1, 9]).Select(Func<byte[], byte[]> (place, more) => bytes =>
        {
            var at = (int)(place % (bytes.Length + 1));
            return [.. bytes[..at], .. more, .. bytes[at..]];
        }),
        Gen.Select(Gen.UInt, Gen.UInt[0, 8]).Select(Func<byte[], byte[]> (place, count) => bytes =>
        {
            var at = (int)(place % (bytes.Length + 1));
            return [.. bytes[..at], .. bytes.Skip(at + (int)count)];
        }));

    public static readonly Gen<Func<byte[], byte[]>> Any =
        _one.Array[1, 4].Select(Func<byte[], byte[]> (all) => bytes => all.Aggregate(bytes, (now, next) => next(now)));
}
