using Microsoft.CodeAnalysis;

namespace Mortise.Generators.Reading;

/// <summary>Finds types of other plug-ins, which a plug-in must not know.</summary>
internal static class OtherPlugins
{
    /// <summary>The type, or a type argument of it, if it comes from the assembly of another plug-in.</summary>
    public static INamedTypeSymbol? Find(INamedTypeSymbol type, Compilation compilation) => type.TypeArguments
        .OfType<INamedTypeSymbol>()
        .Prepend(type)
        .FirstOrDefault(candidate => candidate.ContainingAssembly is { } assembly
            && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
            && assembly.GetAttributes().Any(static attribute =>
                Names.Metadata(attribute.AttributeClass) == "Mortise.PluginExportAttribute"));
}
