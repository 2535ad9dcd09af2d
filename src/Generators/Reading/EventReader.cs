using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>Reads one event, and says what breaks a rule.</summary>
internal static class EventReader
{
    /// <summary>The event, or null if it breaks a rule.</summary>
    public static EventShape? Read(INamedTypeSymbol type, Compilation compilation, Problems problems)
    {
        if (Attributes.Find(type, Attributes.Event) is not { } attribute)
        {
            return null;
        }

        var site = new Site(type);
        var version = VersionedName.Read(attribute, site, problems);
        var capacity = attribute.Named("Capacity", 256);
        if (capacity < 1)
        {
            problems.Add(ContractRules.Semantics, site, "Capacity", type.Name, capacity, "1 or more");
        }

        var isPlain = type is { IsGenericType: false, IsRecord: true, IsAbstract: false, ContainingType: null }
            && type.DeclaredAccessibility is Accessibility.Public
            && (type.IsValueType || type.IsSealed);
        if (!isPlain)
        {
            problems.Add(DataRules.Event, site, type.Name);
            return null;
        }

        var types = new TypeReader(compilation, problems, strict: false);
        var use = types.Read(type, site);
        return use is null || problems.AreErrors
            ? null
            : new EventShape(
                Names.NamespaceOf(type),
                Names.Full(type),
                type.Name,
                version.Name,
                version.Major,
                version.Minor,
                capacity,
                attribute.Named("Overflow", 0),
                use,
                types.Shapes,
                HiddenNames.In(compilation, Names.NamespaceOf(type)));
    }
}
