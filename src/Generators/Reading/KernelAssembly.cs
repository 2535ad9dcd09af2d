using Microsoft.CodeAnalysis;

namespace Mortise.Generators.Reading;

/// <summary>What depends on how the assembly stands to <c>Mortise.Contracts</c>.</summary>
internal static class KernelAssembly
{
    public const string Name = "Mortise.Contracts";

    /// <summary>Whether it sees that assembly's internals, which changes how an override is written.</summary>
    public static bool IsFriend(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Mortise.Runtime.Port") is { } port
        && (SymbolEqualityComparer.Default.Equals(port.ContainingAssembly, compilation.Assembly)
            || port.ContainingAssembly.GivesAccessTo(compilation.Assembly));
}
