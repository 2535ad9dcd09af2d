using System.Collections.Immutable;
using Mortise.Sdk.Assemblies;
using Mortise.Sdk.Folders;

namespace Mortise.Sdk;

/// <summary>The steps of a build; each reads a request file and writes files.</summary>
internal static class Commands
{
    public static ImmutableDictionary<string, Action<Request>> All { get; } =
        ImmutableDictionary.CreateRange(new Dictionary<string, Action<Request>>
        {
            ["contracts"] = FindContracts,
            ["folder"] = MakeFolder,
        });

    /// <summary>Parts what the build would copy into contract assemblies, which are shared, and the rest.</summary>
    private static void FindContracts(Request request)
    {
        var contracts = request.Many("reference")
            .Where(File.Exists)
            .Where(path => CompiledAssembly.TryRead(path) is { IsContract: true })
            .ToImmutableArray();
        var names = contracts
            .Select(Path.GetFileNameWithoutExtension)
            .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        Replacement.Write(request.One("contracts"), contracts);
        Replacement.Write(request.One("private"), request.Many("copied").Where(path => !BelongsTo(names, path)));
    }

    private static void MakeFolder(Request request)
    {
        var folder = new PluginFolder(request);
        folder.Write();
        Replacement.Write(request.One("deployed"), folder.Deploy());
    }

    /// <summary>An assembly's symbols, documentation and satellites go where it goes.</summary>
    private static bool BelongsTo(ImmutableHashSet<string?> names, string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return names.Contains(name)
            || (name.EndsWith(".resources", StringComparison.OrdinalIgnoreCase)
                && names.Contains(name[..^".resources".Length]));
    }
}
