using System.Collections.Immutable;

namespace Mortise.Generators.Model;

internal static class EquatableArrays
{
    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToImmutableArray());
}
