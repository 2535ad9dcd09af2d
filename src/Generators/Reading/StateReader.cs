using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>Reads what a plug-in hands over when it is updated, in all versions that it knows.</summary>
internal sealed class StateReader(INamedTypeSymbol plugin, Compilation compilation, Site site, Problems problems)
{
    private const string HandOver = "Mortise.IHandOver`1";
    private const string ConvertState = "Mortise.IConvertState`2";

    private readonly TypeReader _types = new(compilation, problems, strict: false);

    /// <summary>The data types that were met.</summary>
    public EquatableArray<DataShape> Shapes => _types.Shapes;

    /// <summary>Its own version first, then the older ones that it converts from and to, newest first.</summary>
    public EquatableArray<StateShape> Read()
    {
        var own = Interfaces(HandOver).Select(static role => role.TypeArguments[0]).ToList();
        var converted = Interfaces(ConvertState).ToList();
        if (own.Count == 0 && converted.Count == 0)
        {
            return default;
        }

        if (own.Count != 1)
        {
            problems.Add(PluginRules.State, site, plugin.Name, own.Count == 0
                ? "it converts state and has none: implement IHandOver<T> too"
                : "it hands over two states; put them into one record");
            return default;
        }

        foreach (var role in converted.Where(role =>
            !SymbolEqualityComparer.Default.Equals(role.TypeArguments[1], own[0])))
        {
            problems.Add(PluginRules.State, site, plugin.Name,
                $"it converts to '{role.TypeArguments[1].Name}', and its state is '{own[0].Name}'");
        }

        var states = converted.Select(static role => role.TypeArguments[0]).Prepend(own[0])
            .Select(Read).OfType<StateShape>().ToList();
        Check(states);
        return states.Take(1).Concat(states.Skip(1).OrderByDescending(static state => state.Version)).ToEquatable();
    }

    private void Check(List<StateShape> states)
    {
        foreach (var older in states.Skip(1).Where(older => older.Version >= states[0].Version))
        {
            problems.Add(PluginRules.State, site, plugin.Name,
                $"it converts from version {older.Version}, and its own is {states[0].Version}, which is not newer");
        }

        if (states.Select(static state => state.Version).Distinct().Count() < states.Count)
        {
            problems.Add(PluginRules.State, site, plugin.Name, "two records of its state have one version");
        }
    }

    private StateShape? Read(ITypeSymbol type)
    {
        var version = Attributes.Find(type, Attributes.State)?.Argument(0, 0) ?? 0;
        if (version < 1)
        {
            problems.Add(PluginRules.State, site, plugin.Name,
                $"'{type.Name}' says no version from 1 on; write [State(1)] before it");
            return null;
        }

        return _types.Read(type, site) is { Codec.Length: > 0 } use
            ? new StateShape(version, Names.Full(type), use.Codec)
            : null;
    }

    private IEnumerable<INamedTypeSymbol> Interfaces(string name) => plugin.AllInterfaces
        .Where(item => Names.Metadata(item.OriginalDefinition) == name)
        .OrderBy(Names.Full, StringComparer.Ordinal);
}
