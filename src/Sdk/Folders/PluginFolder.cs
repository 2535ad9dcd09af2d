using System.Collections.Immutable;
using Mortise.Sdk.Assemblies;

namespace Mortise.Sdk.Folders;

/// <summary>The output folder of a project, which is the plug-in folder if the project holds a plug-in.</summary>
internal sealed class PluginFolder
{
    private readonly string _project;
    private readonly string _path;
    private readonly string _dependencies;
    private readonly string? _edition;
    private readonly CompiledAssembly _assembly;
    private readonly ImmutableArray<CompiledAssembly> _contracts;
    private readonly ImmutableArray<string> _files;

    public PluginFolder(Request request)
    {
        _project = request.One("project");
        _dependencies = request.One("dependencies");
        _edition = request.Optional("edition");
        var assembly = request.One("assembly");
        _path = Path.GetDirectoryName(assembly)!;
        _assembly = CompiledAssembly.TryRead(assembly)
            ?? throw new SdkException("MT2201", _project, $"'{assembly}' is not a managed assembly.");
        _contracts =
        [
            .. File.ReadAllLines(request.One("contracts")).Select(CompiledAssembly.TryRead).OfType<CompiledAssembly>(),
        ];
        _files = request.Many("file");
    }

    private string ManifestPath => Path.Combine(_path, ManifestFile.Name);

    /// <summary>Completes the output folder.</summary>
    public void Write()
    {
        if (_assembly.Manifest is not { } manifest)
        {
            File.Delete(ManifestPath);
            return;
        }

        Replacement.Write(
            ManifestPath, ManifestFile.Write(manifest, _assembly.Mvid, ContractsOf(manifest), _project));
        var shared = _contracts.Select(contract => contract.Name).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        if (File.Exists(_dependencies)
            && DependencyFile.Without(shared, File.ReadAllBytes(_dependencies)) is { } rewritten)
        {
            Replacement.Write(_dependencies, rewritten);
        }
    }

    /// <summary>Copies what an edition needs of it; returns the copies.</summary>
    public ImmutableArray<string> Deploy()
    {
        if (_edition is null)
        {
            return [];
        }

        // Contracts that come from elsewhere, as a package does, have no build of their own to bring them.
        var shared = _contracts.Append(_assembly)
            .Where(each => each is { IsContract: true, Manifest: null, Name: not CompiledAssembly.HostContracts })
            .Where(each => each == _assembly || _assembly.Manifest is not null);
        var copies = shared
            .Select(each => (From: each, To: Path.Combine(_edition, "contracts", Path.GetFileName(each.Path))))
            .Where(copy => copy.From == _assembly || !IsOlder(copy.From, copy.To))
            .Select(static copy => (From: copy.From.Path, copy.To))
            .ToList();
        if (_assembly.Manifest is not null)
        {
            copies.AddRange(MirrorFolder(Path.Combine(_edition, "plugins", _assembly.Name)));
        }

        foreach (var (from, to) in copies)
        {
            Replacement.Copy(from, to);
        }

        return [.. copies.Select(copy => copy.To)];
    }

    /// <summary>
    /// A newer minor that somebody else has brought, such as the gateway, serves this plug-in too, and the other way
    /// round it would not.
    /// </summary>
    private static bool IsOlder(CompiledAssembly contract, string there) =>
        File.Exists(there)
        && CompiledAssembly.TryRead(there) is { } other
        && other.Name == contract.Name
        && other.Version.Major == contract.Version.Major
        && other.Version > contract.Version;

    private IEnumerable<(string From, string To)> MirrorFolder(string destination)
    {
        var copies = _files
            .Append(ManifestPath)
            .Distinct()
            .Where(File.Exists)
            .Select(file => (From: file, To: Path.Combine(destination, Path.GetRelativePath(_path, file))))
            .ToArray();
        if (Directory.Exists(destination))
        {
            foreach (var old in Directory
                .EnumerateFiles(destination, "*", SearchOption.AllDirectories)
                .Except(copies.Select(copy => copy.To)))
            {
                File.Delete(old);
            }
        }

        return copies;
    }

    /// <summary>
    /// Those that the generator named, and those that the plug-in and its private libraries reference.
    /// </summary>
    private IEnumerable<CompiledAssembly> ContractsOf(string manifest)
    {
        var contracts = _contracts.ToLookup(contract => contract.Name);
        var seen = new HashSet<string>();
        var queue = new Queue<string>(_files
            .Where(file => Path.GetExtension(file) == ".dll" && File.Exists(file))
            .Select(CompiledAssembly.TryRead)
            .OfType<CompiledAssembly>()
            .SelectMany(assembly => assembly.References)
            .Concat(ManifestFile.NamedContracts(manifest)));
        while (queue.TryDequeue(out var name))
        {
            foreach (var reference in seen.Add(name) ? contracts[name].SelectMany(each => each.References) : [])
            {
                queue.Enqueue(reference);
            }
        }

        // The host's own build of its contracts is the only one there can be.
        return _contracts.Where(contract =>
            contract.Name != CompiledAssembly.HostContracts && seen.Contains(contract.Name));
    }
}
