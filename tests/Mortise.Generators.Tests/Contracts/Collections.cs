using System.Collections.Immutable;

namespace Mortise.Generators.Tests.Contracts;

/// <summary>A field of every collection.</summary>
public sealed record Collections(
    ImmutableArray<int> Numbers,
    ImmutableList<string?> Texts,
    ImmutableHashSet<string> Set,
    ImmutableDictionary<string, Point> Map,
    ImmutableSortedDictionary<string, ImmutableArray<decimal>> Sorted,
    ImmutableDictionary<int, string> Pairs,
    ImmutableSortedDictionary<Guid, Form> SortedPairs,
    ImmutableArray<ImmutableArray<double?>> Nested)
{
    public static Collections Empty { get; } = new([], [], [], ImmutableDictionary<string, Point>.Empty,
        ImmutableSortedDictionary<string, ImmutableArray<decimal>>.Empty, ImmutableDictionary<int, string>.Empty,
        ImmutableSortedDictionary<Guid, Form>.Empty, []);
}
