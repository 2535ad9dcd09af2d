using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>Reads one plug-in, and says what breaks a rule.</summary>
internal sealed class PluginReader(INamedTypeSymbol plugin, Compilation compilation, Problems problems)
{
    private static readonly (string Interface, string Role)[] Roles =
    [
        ("Mortise.IPrepare", "prepare"),
        ("Mortise.IActivate", "activate"),
        ("Mortise.IDrain", "drain"),
        ("Mortise.IStop", "stop"),
        ("Mortise.IReportHealth", "health"),
        ("Mortise.IBackgroundWork", "background"),
    ];

    private readonly Site _site = new(plugin);
    private readonly References _references = new(compilation, problems);

    /// <summary>The plug-in, or null if it breaks a rule.</summary>
    public PluginShape? Read()
    {
        if (Attributes.Find(plugin, Attributes.Plugin) is not { } attribute)
        {
            return null;
        }

        var id = attribute.Argument(0, "");
        if (!Names.IsDotted(id) || !id.Contains('.'))
        {
            problems.Add(PluginRules.Id, _site, id);
        }

        if (plugin is not { TypeKind: TypeKind.Class, IsSealed: true, IsStatic: false }
            || plugin is not { IsGenericType: false, ContainingType: null })
        {
            problems.Add(PluginRules.Class, _site, plugin.Name);
        }

        var types = new TypeReader(compilation, problems, strict: true);
        var reader = new PluginParameterReader(compilation, _references, types, _site, problems);
        var parameters = reader.Read(plugin);
        var roles = Roles.Where(role => plugin.AllInterfaces.Any(item => Names.Metadata(item) == role.Interface))
            .Select(static role => role.Role)
            .Concat(ReconfigureReader.Roles(plugin, reader.ConfigType, _site, problems))
            .Concat(parameters.Any(static parameter => parameter.Kind == InputKind.CurrentCall) ? ["context"] : [])
            .ToEquatable();
        var state = new StateReader(plugin, compilation, _site, problems);
        var states = state.Read();
        var provides = Provided();
        var subscribes = Subscribed();
        var abilities = roles.Count(static role => role is not ("context" or "reconfigure"));
        if (provides.Count + subscribes.Count + abilities == 0)
        {
            problems.Add(PluginRules.Useless, _site, plugin.Name);
        }

        return problems.AreErrors
            ? null
            : new PluginShape(
                Names.NamespaceOf(plugin),
                plugin.Name,
                id,
                PluginVersion(),
                attribute.Named("Description", ""),
                compilation.AssemblyName ?? "",
                attribute.Named("Activation", 0) == 1,
                attribute.Named("Unloading", 0) == 1,
                roles,
                parameters.ToEquatable(),
                provides.Select(static item => item!).ToEquatable(),
                subscribes.Select(static item => item!).ToEquatable(),
                ContractAssemblies(reader.Contracts),
                reader.Config,
                states,
                types.Shapes.Concat(state.Shapes).ToEquatable(),
                HiddenNames.In(compilation, Names.NamespaceOf(plugin)));
    }

    private List<ContractReference?> Provided() => plugin.AllInterfaces
        .Where(static item => Attributes.Find(item, Attributes.Contract) is not null)
        .OrderBy(Names.Full, StringComparer.Ordinal)
        .Select(item => _references.OfContract(item, _site))
        .ToList();

    private List<ContractReference?> Subscribed() => EventsOf(plugin)
        .Select(item => _references.OfEvent(item, _site))
        .ToList();

    private static IEnumerable<INamedTypeSymbol> EventsOf(INamedTypeSymbol plugin) => plugin.AllInterfaces
        .Where(static item => Names.Metadata(item.OriginalDefinition) == "Mortise.ISubscribe`1")
        .Select(static item => item.TypeArguments[0])
        .OfType<INamedTypeSymbol>()
        .Where(static item => Attributes.Find(item, Attributes.Event) is not null)
        .OrderBy(Names.Full, StringComparer.Ordinal);

    private EquatableArray<AssemblyReference> ContractAssemblies(IEnumerable<INamedTypeSymbol> required) => plugin
        .AllInterfaces
        .Where(static item => Attributes.Find(item, Attributes.Contract) is not null)
        .Concat(EventsOf(plugin))
        .Concat(required)
        .Select(static item => item.ContainingAssembly.Identity)
        .Where(assembly => assembly.Name is not KernelAssembly.Name && assembly.Name != compilation.AssemblyName)
        .Select(static assembly => new AssemblyReference(assembly.Name, assembly.Version.ToString()))
        .Distinct()
        .OrderBy(static assembly => assembly.Name, StringComparer.Ordinal)
        .ToEquatable();

    /// <summary>The informational version without the revision that the build may have added.</summary>
    private string PluginVersion()
    {
        var written = compilation.Assembly.GetAttributes()
            .FirstOrDefault(
                static attribute => attribute.AttributeClass?.Name is "AssemblyInformationalVersionAttribute")
            ?.Argument(0, "");
        return string.IsNullOrEmpty(written)
            ? compilation.Assembly.Identity.Version.ToString(3)
            : written!.Split('+')[0];
    }
}
