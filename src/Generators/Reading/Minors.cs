using Microsoft.CodeAnalysis;

namespace Mortise.Generators.Reading;

/// <summary>The minor versions of an assembly's contracts and events.</summary>
internal static class Minors
{
    /// <summary>The greatest: types are shared, so a field may belong to the minor of another contract.</summary>
    public static int GreatestIn(IAssemblySymbol assembly) => TypesIn(assembly.GlobalNamespace)
        .Select(static type => Attributes.Find(type, Attributes.Contract) ?? Attributes.Find(type, Attributes.Event))
        .Select(static attribute => attribute?.Argument(2, 0) ?? 0)
        .DefaultIfEmpty(0)
        .Max();

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesIn));
}
