using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;

namespace Mortise.Generators.Reading;

/// <summary>Finds the constructor and the properties that make up a record or a declared error.</summary>
internal static class Fields
{
    /// <summary>The public instance properties, those of base types first, without what every exception has.</summary>
    public static List<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            types.Push(current);
        }

        return types.SelectMany(static current => current.GetMembers().OfType<IPropertySymbol>())
            .Where(static property =>
                property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public })
            .ToList();
    }

    /// <summary>
    /// The public constructor that takes the most, all of it matching properties; the same for source and metadata.
    /// Null if there is none.
    /// </summary>
    public static IMethodSymbol? ConstructorOf(INamedTypeSymbol type, List<IPropertySymbol> properties) => type
        .InstanceConstructors
        .Where(constructor => constructor.DeclaredAccessibility is Accessibility.Public
            && !IsCopy(constructor)
            && constructor.Parameters.All(parameter =>
                parameter.RefKind is RefKind.None && PropertyOf(parameter, properties) is not null))
        .OrderByDescending(static constructor => constructor.Parameters.Length)
        .FirstOrDefault();

    /// <summary>Whether it takes another one of the same record, as <c>with</c> needs.</summary>
    public static bool IsCopy(IMethodSymbol constructor) => constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    public static IPropertySymbol? PropertyOf(IParameterSymbol parameter, List<IPropertySymbol> properties) =>
        properties.LastOrDefault(property =>
            string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
            && property.GetMethod is { DeclaredAccessibility: Accessibility.Public }
            && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type));

    public static FieldShape OfParameter(
        IParameterSymbol parameter, string name, TypeUse type, int since, string description)
    {
        var hasDefault = parameter.HasExplicitDefaultValue;
        var value = hasDefault ? parameter.ExplicitDefaultValue : null;
        return new FieldShape(
            name,
            type,
            FieldPlace.Parameter,
            hasDefault ? Literals.Code(value, parameter.Type) : null,
            hasDefault ? Literals.Json(value, parameter.Type) : null,
            since,
            description,
            EquatableArray<ConstraintShape>.Empty);
    }
}
