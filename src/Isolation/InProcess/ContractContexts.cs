using System.Reflection;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// Loads contract assemblies, each build once. They are resident: a contract is small, ports are fast only in code that
/// stays, and a resident plug-in could not refer to code that may leave. Safe for concurrent use.
/// </summary>
internal sealed class ContractContexts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Assembly> _builds = [];
    private readonly Dictionary<Assembly, ContractExports> _exports = [];
    private readonly Dictionary<string, ContractFile[]> _folders = new(StringComparer.Ordinal);

    public void Share(Assembly contracts)
    {
        lock (_gate)
        {
            _builds[contracts.ManifestModule.ModuleVersionId] = contracts;
        }
    }

    /// <summary>
    /// Finds the build that a plug-in was compiled against, or else the newest one of the same major that is at least
    /// as new: a minor only adds, so it fits.
    /// </summary>
    public Assembly Load(ContractAssembly wanted, IReadOnlyList<string> folders, string instance)
    {
        lock (_gate)
        {
            return LoadNeedsLock(wanted, folders, instance);
        }
    }

    /// <summary>What a contract assembly exports. It is resident, so that this may be remembered.</summary>
    public ContractExports ExportsOf(Assembly contracts)
    {
        lock (_gate)
        {
            if (_exports.TryGetValue(contracts, out var known))
            {
                return known;
            }
        }

        // Reading loads types, which has locks of its own. Read twice, both are the same.
        var exports = new ContractExports(contracts);
        lock (_gate)
        {
            return _exports[contracts] = exports;
        }
    }

    /// <summary>
    /// Finds a contract in the assemblies that a plug-in was built against; null when they or it are not there.
    /// </summary>
    public ContractRuntime? Find(PackageFolder package, ContractId contract, string instance)
    {
        try
        {
            return package.ContractAssemblies
                .Select(assembly => ExportsOf(Load(assembly, package.ContractDirectories, instance)).Find(contract))
                .FirstOrDefault(static found => found is not null);
        }
        catch (FaultException)
        {
            // Whoever calls the contract is told what is missing; who only asks what there is learns nothing of it.
            return null;
        }
    }

    private Assembly LoadNeedsLock(ContractAssembly wanted, IReadOnlyList<string> folders, string instance)
    {
        if (_builds.TryGetValue(wanted.BuildId, out var known))
        {
            return known;
        }

        var found = folders.SelectMany(FilesNeedsLock)
            .Where(file => string.Equals(file.Name, wanted.Name, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        var chosen = found.FirstOrDefault(file => file.BuildId == wanted.BuildId)
            ?? found.Where(file => file.Version.Major == wanted.Version.Major && file.Version >= wanted.Version)
                .OrderByDescending(static file => file.Version)
                .ThenBy(static file => file.Path, StringComparer.Ordinal)
                .FirstOrDefault()
            ?? throw Missing(wanted, folders, found, instance);
        if (!_builds.TryGetValue(chosen.BuildId, out known))
        {
            var context = new ContractLoadContext(chosen, name => LoadReferenceNeedsLock(name, folders, instance));
            _builds[chosen.BuildId] = known = context.LoadFromAssemblyPath(chosen.Path);
        }

        return known;
    }

    /// <summary>
    /// One contract assembly may use the data of another; both are contracts, found in the same folders.
    /// </summary>
    private Assembly? LoadReferenceNeedsLock(AssemblyName name, IReadOnlyList<string> folders, string instance)
    {
        lock (_gate)
        {
            return name.Name is null
                || SharedAssemblies.IsContracts(name.Name)
                || SharedAssemblies.IsFramework(name.Name)
                ? null
                : LoadNeedsLock(
                    new ContractAssembly(name.Name, name.Version ?? new Version(0, 0), Guid.Empty), folders, instance);
        }
    }

    private IEnumerable<ContractFile> FilesNeedsLock(string folder)
    {
        var files = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray()
            : [];
        var times = files.Select(static file => $"{file}@{File.GetLastWriteTimeUtc(file).Ticks}");
        var stamp = $"{folder}|{string.Join('|', times)}";
        if (!_folders.TryGetValue(stamp, out var read))
        {
            _folders[stamp] = read = [.. files.Select(ContractFile.TryRead).OfType<ContractFile>()];
        }

        return read;
    }

    private static FaultException Missing(
        ContractAssembly wanted, IReadOnlyList<string> folders, ContractFile[] found, string instance)
    {
        var there = found.Length == 0 ? "none of that name is there" : string.Join(", ", found.Select(static file =>
            $"version {file.Version} in '{file.Path}'"));
        return new FaultException(
            "MT2102",
            $"The plug-in '{instance}' was built against the contract assembly '{wanted.Name}' {wanted.Version}, and "
            + $"no such build or newer minor of it was found ({there}; searched "
            + $"{string.Join(", ", folders.Select(static folder => $"'{folder}'"))}). Put that contract assembly "
            + "into a contracts folder of the edition, or build the plug-in against one that is there.");
    }
}
