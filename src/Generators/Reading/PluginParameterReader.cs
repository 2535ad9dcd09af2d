using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>Reads the constructor of a plug-in: what it requires, publishes and is configured with.</summary>
internal sealed class PluginParameterReader(
    Compilation compilation, References references, TypeReader types, Site site, Problems problems)
{
    private const string Possible =
        "a contract, Optional<T>, Ports<T>, Publisher<T>, one configuration record, ILog, TimeProvider, PluginPaths "
        + "and ICurrentCall";

    private readonly List<INamedTypeSymbol> _contracts = [];

    /// <summary>The configuration record, if there is one.</summary>
    public TypeUse? Config { get; private set; }

    /// <summary>The same as a type; also when it cannot be one.</summary>
    public INamedTypeSymbol? ConfigType { get; private set; }

    /// <summary>The contracts and events that were found.</summary>
    public IEnumerable<INamedTypeSymbol> Contracts => _contracts;

    public List<PluginParameter> Read(INamedTypeSymbol plugin)
    {
        var constructors = plugin.InstanceConstructors
            .Where(static constructor => constructor.DeclaredAccessibility is Accessibility.Public).ToList();
        if (constructors.Count != 1)
        {
            problems.Add(PluginRules.Constructor, site, plugin.Name, constructors.Count);
            return [];
        }

        return constructors[0].Parameters.Select(Read).OfType<PluginParameter>().ToList();
    }

    private PluginParameter? Read(IParameterSymbol parameter)
    {
        var place = site.Within(parameter, SitePart.Type);
        var read = parameter.Type is INamedTypeSymbol type && parameter.RefKind is RefKind.None
            ? Read(parameter, type, place)
            : null;
        if (read is null && !problems.AreErrors && parameter.Type is not IErrorTypeSymbol)
        {
            problems.Add(PluginRules.Parameter, place, parameter.Name, KnownTypes.Short(parameter.Type), Possible);
        }

        return read;
    }

    private PluginParameter? Read(IParameterSymbol parameter, INamedTypeSymbol type, Site place)
    {
        if (OtherPlugins.Find(type, compilation) is { } other)
        {
            problems.Add(PluginRules.OtherPlugin, place, other.Name, other.ContainingAssembly.Name);
            return null;
        }

        var range = Attributes.Find(parameter, Attributes.Requires)?.Argument(0, "");
        var key = Attributes.Find(parameter, Attributes.Key)?.Argument(0, "");
        var kind = Names.Metadata(type.OriginalDefinition) switch
        {
            "Mortise.ILog" => InputKind.Log,
            "Mortise.PluginPaths" => InputKind.Paths,
            "Mortise.ICurrentCall" => InputKind.CurrentCall,
            "System.TimeProvider" => InputKind.Time,
            "Mortise.Optional`1" => InputKind.Optional,
            "Mortise.Ports`1" => InputKind.Many,
            "Mortise.Publisher`1" => InputKind.Publisher,
            _ when Attributes.Find(type, Attributes.Contract) is not null => InputKind.One,
            _ => InputKind.Config,
        };
        if (kind is InputKind.Config)
        {
            return ReadConfig(parameter, type, place);
        }

        var asked = type.TypeArguments.Length == 1 ? type.TypeArguments[0] as INamedTypeSymbol : type;
        var reference = kind switch
        {
            InputKind.Log or InputKind.Paths or InputKind.CurrentCall or InputKind.Time => null,
            InputKind.Publisher when asked is not null && Attributes.Find(asked, Attributes.Event) is not null =>
                references.OfEvent(asked, place),
            InputKind.One or InputKind.Optional or InputKind.Many when asked is not null
                && Attributes.Find(asked, Attributes.Contract) is not null => references.OfContract(asked, place),
            _ => null,
        };
        var isRequirement = kind is InputKind.One or InputKind.Optional or InputKind.Many;
        CheckAttributes(parameter, place, isRequirement, range, key);
        if (reference is null && (isRequirement || kind is InputKind.Publisher))
        {
            return null;
        }

        if (reference is not null)
        {
            _contracts.Add(asked!);
        }

        var versions = range
            ?? (isRequirement ? $"[{reference!.Major}.{reference.Minor},{reference.Major + 1}.0)" : "");
        return new PluginParameter(parameter.Name, Names.Full(type), kind, reference, versions, key ?? "");
    }

    private PluginParameter? ReadConfig(IParameterSymbol parameter, INamedTypeSymbol type, Site place)
    {
        var isRecord = type.IsRecord && type.TypeKind is TypeKind.Class or TypeKind.Struct && !type.IsAbstract;
        if (!isRecord)
        {
            return null;
        }

        if (Config is not null)
        {
            problems.Add(PluginRules.Config, place, type.Name, "the constructor takes another one already");
            return null;
        }

        (ConfigType, Config) = (type, types.Read(type, place));
        return Config is null
            ? null
            : new PluginParameter(parameter.Name, Names.Full(type), InputKind.Config, null, "", "");
    }

    private void CheckAttributes(IParameterSymbol parameter, Site place, bool isRequirement, string? range, string? key)
    {
        if (!isRequirement && (range ?? key) is not null)
        {
            problems.Add(PluginRules.Misplaced, place, range is null ? "Key" : "Requires", parameter.Name, "contract");
        }
        else if (range is not null && !VersionRanges.IsValid(range))
        {
            problems.Add(PluginRules.Range, site.Within(parameter), range);
        }
    }
}
