using System.Reflection;
using System.Runtime.Loader;
using Mortise.Kernel.Isolation;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// The load context of one generation. Contract assemblies come from their own contexts, the framework from the
/// application, everything else from the plug-in's folder alone: private dependencies, native libraries and satellite
/// assemblies stay private, and the host's own libraries are out of sight.
/// </summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver? _files;
    private readonly ContractContexts _shared;
    private readonly Dictionary<string, Assembly> _contracts;
    private readonly string _folder;
    private Action<FaultException>? _report;

    public PluginLoadContext(LoadRequest request, string file, ContractContexts contracts, bool collectible)
        : base(
            $"{request.Instance} {request.Manifest.Id} {request.Manifest.Version} #{request.Generation}", collectible)
    {
        Instance = request.Instance;
        _report = request.Report;
        _folder = request.Package.Directory;
        _files = HasPrivateFiles(file) ? Read(file) : null;
        _shared = contracts;
        _contracts = request.Package.ContractAssemblies.ToDictionary(
            static assembly => assembly.Name,
            assembly => contracts.Load(assembly, request.Package.ContractDirectories, request.Instance),
            StringComparer.OrdinalIgnoreCase);
    }

    public string Instance { get; }

    public void Report(FaultException fault) => _report?.Invoke(fault);

    /// <summary>Forgets who listens, so that a context that does not leave holds nothing of the kernel.</summary>
    public void Close() => _report = null;

    /// <summary>Loads the plug-in's own assembly.</summary>
    public Assembly LoadPlugin(string file)
    {
        try
        {
            return LoadFromAssemblyPath(file);
        }
        catch (Exception damage) when (damage is BadImageFormatException or FileLoadException)
        {
            throw Damaged(file, damage);
        }
    }

    /// <summary>ASP.NET Core is a framework that an application has or has not; nothing else can bring it.</summary>
    public void DemandFrameworks(Assembly plugin)
    {
        if (plugin.GetReferencedAssemblies().FirstOrDefault(IsMissing) is { } missing)
        {
            throw new FaultException(
                "MT2108",
                $"The plug-in '{Instance}' needs the framework Microsoft.AspNetCore.App, of which it uses "
                + $"'{missing.Name}', and this host runs without it. Add <FrameworkReference "
                + "Include=\"Microsoft.AspNetCore.App\" /> to the project of the application, or run the edition with "
                + "the mortise tool, which has it.");
        }
    }

    /// <summary>
    /// Where the contracts of its manifest are: the contract assemblies, Mortise's own, and the plug-in's itself, which
    /// may have some that nobody else knows.
    /// </summary>
    public IEnumerable<ContractExports> ExportsFor(Assembly plugin)
    {
        Lazy<ContractExports>[] own = [new(() => new ContractExports(plugin))];
        return _contracts.Values.Append(typeof(ContractAttribute).Assembly).Select(_shared.ExportsOf)
            .Concat(own.Select(static exports => exports.Value));
    }

    private bool IsMissing(AssemblyName reference) =>
        reference.Name!.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        && !SharedAssemblies.IsFramework(reference.Name)
        && !_contracts.ContainsKey(reference.Name)
        && _files?.ResolveAssemblyToPath(reference) is null;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name || SharedAssemblies.IsContracts(name))
        {
            return null;
        }

        if (_contracts.TryGetValue(name, out var contract))
        {
            return contract;
        }

        if (_files?.ResolveAssemblyToPath(assemblyName) is { } path)
        {
            return LoadFromAssemblyPath(path);
        }

        return SharedAssemblies.IsFramework(name) || !string.IsNullOrEmpty(assemblyName.CultureName)
            ? null
            : throw new FileNotFoundException(
                $"The assembly '{assemblyName}' is not in the plug-in's folder '{_folder}'. Plug-ins see the "
                + "framework, their contracts and their own files, not the libraries of the host; build the plug-in "
                + "with Mortise.Sdk, which copies what it needs.");
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _files?.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    /// <summary>
    /// Whether there is anything in the folder that the dependency file could lead to. Reading it takes longer than
    /// loading the plug-in.
    /// </summary>
    private static bool HasPrivateFiles(string file)
    {
        var own = Path.ChangeExtension(file, null);
        return Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(file)!).Any(entry =>
            !entry.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            && !(entry.StartsWith(own, StringComparison.OrdinalIgnoreCase)
                && entry.AsSpan(own.Length) is ".dll" or ".pdb" or ".xml"));
    }

    private AssemblyDependencyResolver Read(string file)
    {
        try
        {
            return new AssemblyDependencyResolver(file);
        }
        catch (InvalidOperationException damage)
        {
            throw Damaged(Path.ChangeExtension(file, ".deps.json"), damage);
        }
    }

    private FaultException Damaged(string file, Exception damage) => new(
        "MT2106",
        $"The plug-in '{Instance}' cannot be loaded: '{file}' is damaged, or is not for this runtime. Build the "
        + "plug-in again and copy the whole folder.",
        damage.ToString());
}
