using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;

namespace Mortise.Generators.Reading;

/// <summary>
/// Says where codecs go. That of a type of this assembly stands beside it; that of a foreign type goes to a namespace
/// with this assembly's name, so that two assemblies that see each other's internals never clash.
/// </summary>
internal sealed class CodecPlaces(Compilation compilation, bool strict)
{
    private readonly Dictionary<string, EquatableArray<string>> _hidden = [];

    public CodecPlace Of(INamedTypeSymbol type)
    {
        var stem = Names.Nested(type).Replace(".", "");
        var suffix = strict && type.TypeKind is not TypeKind.Enum ? "Reader" : "Codec";
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        {
            return Place(Names.NamespaceOf(type), stem + suffix);
        }

        var space = string.Concat(Names.NamespaceOf(type).Split('.'));
        var assembly = string.Concat((compilation.AssemblyName ?? "").Select(
            static letter => char.IsLetterOrDigit(letter) ? letter : '_'));
        return Place($"Mortise.Codecs.{assembly}_", space + stem + suffix);
    }

    private CodecPlace Place(string space, string name)
    {
        if (!_hidden.TryGetValue(space, out var hidden))
        {
            _hidden[space] = hidden = HiddenNames.In(compilation, space);
        }

        return new CodecPlace(space, name, hidden);
    }
}
