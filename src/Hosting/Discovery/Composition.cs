using System.Collections.Immutable;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Manifests;
using Mortise.Hosting.Places;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;

namespace Mortise.Hosting.Discovery;

/// <summary>An edition with the plug-ins that were found for it: what a kernel is to install. Immutable.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Catalog">What was found.</param>
/// <param name="Deployments">An instance for each of the edition's, in its order.</param>
public sealed record Composition(
    EditionModel Edition, PackageCatalog Catalog, ImmutableArray<PluginDeployment> Deployments)
{
    private const string ProgramContract = "mortise.program";

    /// <summary>Finds the edition's plug-ins. Creates nothing.</summary>
    /// <exception cref="ProblemException">One is not there; says everything that was found.</exception>
    public static Composition Of(EditionModel edition, DataDirectory data) =>
        Of(edition, data, static _ => null);

    /// <summary>The same, where a package that is chosen for an instance comes before those in the sources.</summary>
    internal static Composition Of(
        EditionModel edition, DataDirectory data, Func<EditionPlugin, PackageModel?> choose)
    {
        var catalog = PackageCatalog.Of(edition.Sources);
        var problems = new ProblemList(DocumentCodes.Edition);
        var deployments = edition.Plugins
            .Index()
            .Select(each => Deploy(
                each.Item, each.Index, edition, choose(each.Item), catalog, data, problems))
            .OfType<PluginDeployment>()
            .ToImmutableArray();
        CheckProgram(edition, deployments, problems);
        problems.ThrowIfAny();
        return new(edition, catalog, deployments);
    }

    /// <summary>What a package is as an instance of an edition.</summary>
    internal static PluginDeployment Deploy(
        EditionPlugin plugin, long age, EditionModel edition, PackageModel package, DataDirectory data)
    {
        var model = new InstanceModel(plugin.Name, package.Manifest)
        {
            Grants = plugin.Grants,
            Wanted = plugin.Wanted,
            Rank = plugin.Rank,
            Age = age,
            ActivationOverride = plugin.Activation,
        };
        var folder = package.Folder with { ContractDirectories = edition.Contracts };
        var paths = new PluginPaths(folder.Directory, edition.Directory, data.StateOf(plugin.Name));
        return new(model, plugin.Isolation, folder, paths)
        {
            Config = plugin.Config,
            Supervision = plugin.Supervision,
            Canary = plugin.Canary,
        };
    }

    private static PluginDeployment? Deploy(
        EditionPlugin plugin,
        int age,
        EditionModel edition,
        PackageModel? chosen,
        PackageCatalog catalog,
        DataDirectory data,
        ProblemList problems)
    {
        if ((chosen ?? catalog.Find(plugin.Use, plugin.Range)) is { } package)
        {
            CheckConfig(plugin, package, problems);
            CheckCanary(plugin, package, problems);
            CheckIdle(plugin, package.Manifest, problems);
            return Deploy(plugin, age, edition, package, data);
        }

        problems.Add("MT5007", plugin.Place, catalog.Explain(plugin.Use, plugin.Range));
        return null;
    }

    /// <summary>A configuration that was left out is an empty one: all defaults.</summary>
    private static void CheckConfig(EditionPlugin plugin, PackageModel package, ProblemList problems)
    {
        if (package.Manifest.ConfigSchema.Length > 0)
        {
            var config = plugin.ConfigDocument ?? new DocumentNode(DocumentKind.Object, plugin.Place);
            ConfigCheck.Run(config, package.Manifest.ConfigSchema, problems);
        }
    }

    private static void CheckCanary(EditionPlugin plugin, PackageModel package, ProblemList problems)
    {
        if (plugin.Canary is not null && !package.Manifest.States.IsEmpty)
        {
            problems.Value(
                plugin.Place,
                $"'{plugin.Name}' remembers a state, which two versions that serve at a time would each change for "
                + "themselves. Leave out its 'canary'.");
        }
    }

    /// <summary>An idle one is stopped only if a call brings back all that it was.</summary>
    private static void CheckIdle(EditionPlugin plugin, PluginManifest manifest, ProblemList problems)
    {
        if (plugin.Supervision.Idle != ChildSpec.Default.Idle
            && Obstacles.ToIdleStop(plugin.Activation ?? manifest.Activation, manifest) is { Length: > 0 } obstacle)
        {
            problems.Add(
                "MT5014",
                plugin.Place,
                $"'{plugin.Name}' cannot be stopped when it is idle: it {obstacle}. Leave \"idle\" out.");
        }
    }

    private static void CheckProgram(
        EditionModel edition, ImmutableArray<PluginDeployment> deployments, ProblemList problems)
    {
        var program = deployments.FirstOrDefault(each => each.Name == edition.Program);
        if (program is not null && program.Model.Manifest.Provides.All(contract => contract.Name != ProgramContract))
        {
            problems.Add("MT5008", edition.Plugins.Single(each => each.Name == edition.Program).Place,
                $"The edition names '{edition.Program}' as its program, and that plug-in does not provide "
                + $"{ProgramContract}/1. Name another, or none.");
        }
    }
}
