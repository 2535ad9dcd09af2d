using Microsoft.CodeAnalysis;

namespace Mortise.Generators.Reading;

/// <summary>Tells the assemblies of plug-ins from others.</summary>
internal static class OtherPlugins
{
    public static bool IsOne(IAssemblySymbol? assembly) => assembly?.GetAttributes()
        .Any(static attribute => Names.Metadata(attribute.AttributeClass) == "Mortise.PluginExportAttribute") ?? false;
}
