using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Manifests;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;

namespace Mortise.Testing;

/// <summary>A plug-in whose class the test names, with the folder that the build made of it. Immutable.</summary>
/// <param name="Name">The name of the instance.</param>
/// <param name="Package">The folder.</param>
/// <param name="ContractAssemblies">The contract assemblies that it was built against, as the test has them.</param>
internal sealed record PluginUnderTest(string Name, PackageModel Package, ImmutableArray<Assembly> ContractAssemblies)
{
    /// <summary>Its configuration as JSON; empty for the defaults.</summary>
    public ReadOnlyMemory<byte> Config { get; init; }

    private PluginManifest Manifest => Package.Manifest;

    /// <summary>Finds the folder: the one that the package's targets have put beside the test, or its own.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it holds another build.</exception>
    public static PluginUnderTest Of(Type plugin, string name = "")
    {
        if (plugin.GetCustomAttribute<PluginAttribute>() is not { } declared)
        {
            throw new ArgumentException(
                $"{plugin.FullName} is not a plug-in: a class with [Plugin] in a project that uses Mortise.Sdk.");
        }

        var assembly = plugin.Assembly;
        var package = Find(assembly, declared.Id);
        DemandSameBuild(assembly, package);
        var last = declared.Id[(declared.Id.LastIndexOf('.') + 1)..];
        return new(name.Length > 0 ? name : last, package, [.. LoadContracts(assembly, package)]);
    }

    /// <summary>As an instance that is granted whatever it asks for.</summary>
    public PluginDeployment Deploy(string state)
    {
        var model = new InstanceModel(Name, Manifest)
        {
            Grants =
            [
                .. Manifest.Requires.Select(static required => required.Contract),
                .. Manifest.Publishes.Concat(Manifest.Subscribes).Select(static item => item.Event),
            ],
        };
        var folder = Package.Folder with { ContractDirectories = [AppContext.BaseDirectory] };
        var paths = new PluginPaths(folder.Directory, AppContext.BaseDirectory, state);
        return new(model, Isolation.InProcess.InProcessIsolation.LevelName, folder, paths) { Config = Config };
    }

    private static PackageModel Find(Assembly assembly, string id)
    {
        var name = assembly.GetName().Name!;
        ImmutableArray<string> folders =
            [Path.Combine(AppContext.BaseDirectory, "plugins", name), Path.GetDirectoryName(assembly.Location)!];
        var catalog = PackageCatalog.Of(folders);
        return catalog.Packages.FirstOrDefault(package => package.Folder.Assembly == name)
            ?? throw new InvalidOperationException(catalog.Problems.IsEmpty
                ? $"The folder of the plug-in '{id}' is not beside the test: neither {string.Join(" nor ", folders)} "
                    + $"holds a mortise.json of the assembly '{name}'. Let the test project reference the project of "
                    + "the plug-in, which uses Mortise.Sdk, and the package Mortise.Testing, which copies its folder."
                : $"The folder of the plug-in '{id}' cannot be used: {string.Join(' ', catalog.Problems)}");
    }

    private static void DemandSameBuild(Assembly assembly, PackageModel package)
    {
        var file = Path.Combine(package.Folder.Directory, package.Folder.Assembly + ".dll");
        using var reader = new PEReader(File.OpenRead(file));
        var metadata = reader.GetMetadataReader();
        if (metadata.GetGuid(metadata.GetModuleDefinition().Mvid) != assembly.ManifestModule.ModuleVersionId)
        {
            throw new InvalidOperationException(
                $"The folder of the plug-in '{package.Manifest.Id}' and the test hold different builds of it: "
                + $"'{file}' and '{assembly.Location}'. Build the test project again.");
        }
    }

    private static IEnumerable<Assembly> LoadContracts(Assembly assembly, PackageModel package)
    {
        var context = AssemblyLoadContext.GetLoadContext(assembly)!;
        foreach (var contract in package.Folder.ContractAssemblies)
        {
            Assembly loaded;
            try
            {
                loaded = context.LoadFromAssemblyName(new AssemblyName(contract.Name));
            }
            catch (FileNotFoundException missing)
            {
                throw new InvalidOperationException(
                    $"The plug-in '{package.Manifest.Id}' was built against the contract assembly '{contract.Name}', "
                    + "which is not beside the test. Let the test project reference it.",
                    missing);
            }

            yield return loaded;
        }
    }
}
