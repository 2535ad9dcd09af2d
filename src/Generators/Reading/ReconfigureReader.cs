using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>Reads whether a plug-in takes another configuration while it runs.</summary>
internal static class ReconfigureReader
{
    /// <summary>The role, or nothing; it is of the configuration that the constructor takes.</summary>
    public static IEnumerable<string> Roles(
        INamedTypeSymbol plugin, INamedTypeSymbol? config, Site site, Problems problems)
    {
        var taken = plugin.AllInterfaces
            .Where(static item => Names.Metadata(item.OriginalDefinition) == "Mortise.IReconfigure`1")
            .Select(static item => item.TypeArguments[0])
            .ToList();
        foreach (var type in taken.Where(type => !SymbolEqualityComparer.Default.Equals(type, config)))
        {
            problems.Add(PluginRules.Reconfigure, site, plugin.Name, KnownTypes.Short(type), config is null
                ? "its constructor takes no configuration"
                : $"its constructor takes '{config.Name}'");
        }

        return taken.Count == 0 ? [] : ["reconfigure"];
    }
}
