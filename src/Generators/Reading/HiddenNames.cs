using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Mortise.Generators.Model;
using Mortise.Generators.Writing;

namespace Mortise.Generators.Reading;

/// <summary>
/// Finds which simple names mean something else in a namespace, so that generated code must qualify them.
/// </summary>
internal static class HiddenNames
{
    public static EquatableArray<string> In(Compilation compilation, string space)
    {
        var places = Enclosing(compilation.GlobalNamespace, space).Concat(Imported(compilation)).ToList();
        return Scope.Known.Where(known => places.Any(place => IsTaken(place, known)))
            .Select(static known => known.Substring(known.LastIndexOf('.') + 1))
            .Distinct()
            .ToEquatable();
    }

    private static bool IsTaken(INamespaceSymbol place, string known)
    {
        var simple = known.Substring(known.LastIndexOf('.') + 1);
        var home = known.Substring(0, known.Length - simple.Length - 1);
        return place.GetMembers(simple).Concat(place.GetMembers(simple + "Attribute"))
            .Any(member => member is INamespaceSymbol || Names.NamespaceOf(member) != home);
    }

    private static IEnumerable<INamespaceSymbol> Enclosing(INamespaceSymbol root, string space)
    {
        var current = root;
        yield return current;
        foreach (var part in space.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (current.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part) is not { } inner)
            {
                yield break;
            }

            current = inner;
            yield return current;
        }
    }

    /// <summary>The namespaces that global usings bring into every file.</summary>
    private static IEnumerable<INamespaceSymbol> Imported(Compilation compilation) => compilation.SyntaxTrees
        .SelectMany(static tree => tree.GetRoot() is CompilationUnitSyntax unit ? unit.Usings : default)
        .Where(static item =>
            item is { Name: not null, Alias: null } && item.GlobalKeyword != default && item.StaticKeyword == default)
        .Select(static item => item.Name!.ToString().Replace("global::", ""))
        .Distinct()
        .Select(name =>
            Enclosing(compilation.GlobalNamespace, name).LastOrDefault(found => found.ToDisplayString() == name))
        .OfType<INamespaceSymbol>();
}
