using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;
using Mortise.Generators.Writing;

namespace Mortise.Generators.Reading;

/// <summary>
/// Contracts and events as a plug-in sees them. What the generator wrote into their own assembly is the truth; only for
/// one of this assembly is it worked out again.
/// </summary>
internal sealed class References(Compilation compilation, Problems problems)
{
    public ContractReference? OfContract(INamedTypeSymbol contract, Site site)
    {
        var attribute = Attributes.Find(contract, Attributes.Contract)!;
        return Of(contract, ContractShape.StemOf(contract.Name), attribute, site, found =>
            new ContractReader(contract, compilation, found).Read() is { } shape
                ? (Shapes.FingerprintOf(shape), Shapes.MembersOf(shape))
                : null);
    }

    public ContractReference? OfEvent(INamedTypeSymbol type, Site site)
    {
        var attribute = Attributes.Find(type, Attributes.Event)!;
        return Of(type, type.Name, attribute, site, found => EventReader.Read(type, compilation, found) is { } shape
            ? (Shapes.FingerprintOf(shape), Shapes.MembersOf(shape))
            : null);
    }

    private ContractReference? Of(
        INamedTypeSymbol type,
        string stem,
        AttributeData attribute,
        Site site,
        Func<Problems, (string Fingerprint, EquatableArray<string> Members)?> read)
    {
        var space = Names.NamespaceOf(type);
        var name = space.Length == 0 ? $"{stem}Runtime" : $"{space}.{stem}Runtime";
        var isOwn = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);
        var generated = isOwn ? null : type.ContainingAssembly.GetTypeByMetadataName(name);
        if (generated is null && !isOwn)
        {
            problems.Add(PluginRules.NotGenerated, site, type.ContainingAssembly.Name, type.Name);
            return null;
        }

        var shape = generated is null
            ? read(new Problems())
            : (ConstantOf(generated, "Fingerprint"), ConstantOf(generated, "Members")
                .Split(['\n'], StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(static line => line.Split(['\t'], 2)).ToEquatable());
        return shape is not { } known
            ? null
            : new ContractReference(
                Names.Full(type),
                attribute.Argument(0, ""),
                attribute.Argument(1, 0),
                attribute.Argument(2, 0),
                known.Item1,
                known.Item2);
    }

    private static string ConstantOf(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string ?? "";
}
