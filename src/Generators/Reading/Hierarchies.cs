using Microsoft.CodeAnalysis;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>Closed hierarchies: an abstract record that nobody outside can derive from.</summary>
internal static class Hierarchies
{
    /// <summary>The sealed cases in the order of declaration, or null if the hierarchy is not closed.</summary>
    public static List<INamedTypeSymbol>? CasesOf(INamedTypeSymbol type, Site site, Problems problems)
    {
        var before = problems.Found.Count;
        var cases = new List<INamedTypeSymbol>();
        Collect(type, type, site, problems, cases);
        if (problems.Found.Count == before && cases.Count == 0)
        {
            problems.Add(DataRules.OpenHierarchy, site, type.Name, "it has no sealed record nested in it");
        }

        foreach (var twice in cases.GroupBy(static item => item.Name).Where(static group => group.Count() > 1))
        {
            problems.Add(
                DataRules.OpenHierarchy, new Site(twice.Last(), site), type.Name, $"two cases are named '{twice.Key}'");
        }

        return problems.Found.Count == before ? cases : null;
    }

    private static void Collect(
        INamedTypeSymbol root, INamedTypeSymbol type, Site site, Problems problems, List<INamedTypeSymbol> cases)
    {
        var open = type.InstanceConstructors.Any(static constructor =>
            constructor.DeclaredAccessibility is not Accessibility.Private && !Fields.IsCopy(constructor));
        if (open)
        {
            problems.Add(
                DataRules.OpenHierarchy, site, root.Name, $"'{type.Name}' needs a private constructor and no other");
        }

        foreach (var nested in type.GetTypeMembers().Where(nested => IsDerived(nested, root)))
        {
            if (nested is { IsAbstract: true })
            {
                Collect(root, nested, new Site(nested, site), problems, cases);
            }
            else if (nested is { IsSealed: true, DeclaredAccessibility: Accessibility.Public, IsGenericType: false })
            {
                cases.Add(nested);
            }
            else
            {
                problems.Add(
                    DataRules.OpenHierarchy,
                    new Site(nested, site),
                    root.Name,
                    $"'{nested.Name}' must be a public sealed record");
            }
        }
    }

    private static bool IsDerived(INamedTypeSymbol type, INamedTypeSymbol root)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, root))
            {
                return true;
            }
        }

        return false;
    }
}
