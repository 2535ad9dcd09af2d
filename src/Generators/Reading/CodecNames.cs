using Microsoft.CodeAnalysis;

namespace Mortise.Generators.Reading;

/// <summary>
/// Where the codec of a type goes. That of a type of this assembly stands beside it; that of a foreign type goes to a
/// namespace with this assembly's name, so that two assemblies that see each other's internals never clash.
/// </summary>
internal sealed record CodecNames(string Namespace, string Name)
{
    public string Full => Namespace.Length == 0 ? $"global::{Name}" : $"global::{Namespace}.{Name}";

    public static CodecNames Of(INamedTypeSymbol type, Compilation compilation, bool strict)
    {
        var stem = Names.Nested(type).Replace(".", "");
        var suffix = strict ? "Reader" : "Codec";
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        {
            return new CodecNames(Names.NamespaceOf(type), stem + suffix);
        }

        var space = string.Concat(Names.NamespaceOf(type).Split('.'));
        var assembly = string.Concat((compilation.AssemblyName ?? "").Select(
            static letter => char.IsLetterOrDigit(letter) ? letter : '_'));
        return new CodecNames($"Mortise.Codecs.{assembly}_", space + stem + suffix);
    }
}
