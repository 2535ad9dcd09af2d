using Microsoft.CodeAnalysis;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Analyzers;

/// <summary>Tells static state that can change from constants.</summary>
internal static class StaticState
{
    public static bool IsMutable(ISymbol symbol) => symbol switch
    {
        { IsStatic: false } or { IsImplicitlyDeclared: true } => false,
        IFieldSymbol { IsConst: true } => false,
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => false,
        IFieldSymbol field => !field.IsReadOnly || CanChange(field.Type),
        IPropertySymbol { SetMethod: not null } property => IsStored(property),
        IPropertySymbol property => IsStored(property) && CanChange(property.Type),
        IEventSymbol => true,
        _ => false,
    };

    private static bool IsStored(IPropertySymbol property) => property.ContainingType.GetMembers()
        .OfType<IFieldSymbol>()
        .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>Arrays and the collections that are made to be changed.</summary>
    private static bool CanChange(ITypeSymbol type) => type is IArrayTypeSymbol || Names.NamespaceOf(type) is
        "System.Collections"
        or "System.Collections.Generic"
        or "System.Collections.Concurrent"
        or "System.Collections.ObjectModel";
}
