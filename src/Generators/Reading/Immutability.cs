using Microsoft.CodeAnalysis;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>Looks for what could change in a record or a declared error, or would get lost on the way.</summary>
internal static class Immutability
{
    public static void Check(INamedTypeSymbol type, Site site, Problems problems)
    {
        if (type is { IsValueType: true, IsReadOnly: false })
        {
            problems.Add(
                DataRules.NotSealedRecord, site, type.Name, "a struct that can change", "a readonly record struct");
            return;
        }

        var parameters = new HashSet<string>(
            type.InstanceConstructors
                .Where(static constructor => constructor.DeclaredAccessibility is Accessibility.Public)
                .SelectMany(static constructor => constructor.Parameters)
                .Select(static parameter => parameter.Name),
            StringComparer.OrdinalIgnoreCase);
        foreach (var member in type.GetMembers().Where(static member => !member.IsStatic))
        {
            var problem = member switch
            {
                IPropertySymbol { SetMethod: { IsInitOnly: false } setter }
                    when setter.DeclaredAccessibility is not Accessibility.Private => "can be set; make it 'init'",
                IPropertySymbol { SetMethod.IsInitOnly: false } => "can be set; leave out the setter",
                IPropertySymbol { SetMethod: null, DeclaredAccessibility: Accessibility.Public } property
                    when IsStored(property) && !parameters.Contains(property.Name) =>
                    "is stored but comes from no constructor parameter, so it gets lost on the way; make it 'init', or "
                    + "compute it",
                IFieldSymbol { IsImplicitlyDeclared: false, IsReadOnly: false, IsConst: false } =>
                    "is a field that can change",
                IFieldSymbol { IsImplicitlyDeclared: false, IsConst: false } field
                    when field.DeclaredAccessibility is Accessibility.Public => "is a field; make it a property",
                _ => null,
            };
            if (problem is not null)
            {
                problems.Add(DataRules.Mutable, site.Within(member), member.Name, type.Name, problem);
            }
        }
    }

    private static bool IsStored(IPropertySymbol property) => property.ContainingType.GetMembers()
        .OfType<IFieldSymbol>()
        .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
