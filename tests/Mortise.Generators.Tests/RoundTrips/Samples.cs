using System.Collections.Immutable;
using CsCheck;
using Mortise.Generators.Tests.Contracts;

namespace Mortise.Generators.Tests.RoundTrips;

/// <summary>Random values of the test contracts' types.</summary>
internal static class Samples
{
    private static readonly Gen<string> Text = Gen.String;

    private static readonly Gen<Point> Points = Gen.Select(Gen.Double, Gen.Double, static (x, y) => new Point(x, y));

    private static readonly Gen<Weekday> Days = Gen.Int[-1, 8].Select(static number => (Weekday)number);

    private static readonly Gen<Form> Forms = Gen.Recursive<Form>(static (depth, inner) => depth > 3
        ? Gen.Const<Form>(new Form.Dot())
        : Gen.OneOf<Form>(
            Gen.Const<Form>(new Form.Dot()),
            Gen.Select(Points, Gen.Double, static (centre, radius) => (Form)new Form.Circle(centre, radius)),
            Gen.Select(
                inner.Array[0, 3],
                inner.Null(),
                static (parts, clip) => (Form)new Form.Group([.. parts]) { Clip = clip })));

    private static readonly Gen<Collections> Groups = Gen.Select(
        Gen.Int.Array[0, 5],
        Text.Null().List[0, 5],
        Text.Array[0, 5],
        Gen.Dictionary(Text, Points)[0, 4],
        Gen.Dictionary(Text, Gen.Decimal.Array[0, 3])[0, 4],
        Gen.Dictionary(Gen.Int, Text)[0, 4],
        Gen.Dictionary(Gen.Guid, Forms)[0, 3],
        Gen.Double.Nullable().Array[0, 3].Array[0, 3],
        static (numbers, texts, set, map, sorted, pairs, sortedPairs, nested) => new Collections(
            [.. numbers],
            [.. texts],
            [.. set],
            map.ToImmutableDictionary(),
            sorted.ToImmutableSortedDictionary(
                static item => item.Key, static item => item.Value.ToImmutableArray(), StringComparer.Ordinal),
            pairs.ToImmutableDictionary(),
            sortedPairs.ToImmutableSortedDictionary(),
            [.. nested.Select(static inner => inner.ToImmutableArray())]));

    public static Gen<Everything> Everything { get; } =
        from numbers in Gen.Select(Gen.Bool, Gen.SByte, Gen.Byte, Gen.Short, Gen.UShort, Gen.Int, Gen.UInt, Gen.Long)
        from more in Gen.Select(Gen.ULong, Gen.Float, Gen.Double, Gen.Decimal, Gen.Char.AlphaNumeric, Text, Gen.Guid)
        from times in Gen.Select(Gen.DateTime, Gen.DateTimeOffset, Gen.DateOnly, Gen.TimeOnly, Gen.TimeSpan)
        from bytes in Gen.Byte.Array[0, 20]
        from day in Days
        from access in Gen.ULong.Select(static number => (Access)number)
        from point in Points
        from form in Forms
        from optional in Gen.Select(Gen.Int.Nullable(), Text.Null(), Points.Nullable(), Forms.Null(), Days.Nullable())
        from texts in Gen.Select(Text, Text)
        from collections in Groups
        select new Everything(
            numbers.Item1, numbers.Item2, numbers.Item3, numbers.Item4,
            numbers.Item5, numbers.Item6, numbers.Item7, numbers.Item8,
            more.Item1, more.Item2, more.Item3, more.Item4, more.Item5, more.Item6, more.Item7,
            times.Item1, times.Item2, times.Item3, times.Item4, times.Item5,
            bytes, day, access, point, form)
        {
            OptionalNumber = optional.Item1,
            OptionalText = optional.Item2,
            OptionalPoint = optional.Item3,
            OptionalForm = optional.Item4,
            OptionalDay = optional.Item5,
            Required = texts.Item1,
            WithDefault = texts.Item2,
            Collections = collections,
        };
}
