using Mortise.Administration;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Manifests;
using Mortise.Hosting.Places;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;

namespace Mortise.Hosting.Discovery;

/// <summary>
/// Installs plug-in folders into a running host. Each is copied into the data directory first, so that whoever builds
/// or removes the original never touches what runs. Safe for concurrent use.
/// </summary>
internal sealed class FolderPackages(EditionModel edition, DataDirectory data)
{
    /// <summary>
    /// Reads a package and prepares its place. The refusal says what is wrong with it; then nothing is left behind.
    /// </summary>
    public async ValueTask<Result<PluginDeployment>> OpenAsync(InstallRequest request, CancellationToken cancellation)
    {
        var found = Find(request.Package);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var package = found.Value;
        var named = Instance(request, package);
        if (named.IsRefused)
        {
            return named.Refusal;
        }

        var deployment = Composition.Deploy(named.Value, age: 0, edition, package, data);
        var copy = Path.Combine(data.Installed, deployment.Name, Path.GetRandomFileName());
        await FolderCopy.MakeAsync(package.Folder.Directory, copy, cancellation).ConfigureAwait(false);
        return deployment with
        {
            Package = deployment.Package with { Directory = copy },
            Paths = deployment.Paths with { Package = copy },
        };
    }

    /// <summary>Gives the place up when nothing of the instance needs it any more.</summary>
    public void Close(PluginDeployment deployment)
    {
        var copies = data.Installed + Path.DirectorySeparatorChar;
        if (deployment.Package.Directory.StartsWith(copies, StringComparison.Ordinal))
        {
            FolderCopy.Remove(deployment.Package.Directory);
        }
    }

    /// <summary>Removes what a host that was ended from outside has left. Only before anything is opened.</summary>
    public void Clear()
    {
        foreach (var copies in new[] { data.Installed, data.Watched, data.Contracts }.Where(Directory.Exists))
        {
            FolderCopy.Remove(copies);
        }
    }

    /// <summary>A folder, or a plug-in of some version in the folders of the edition.</summary>
    private Result<PackageModel> Find(string text)
    {
        var folder = Path.GetFullPath(text, edition.Directory);
        if (!Directory.Exists(folder) && PluginUse.Find(text) is { } use)
        {
            var catalog = PackageCatalog.Of(edition.Sources);
            return catalog.Find(use.Id, use.Range) is { } newest
                ? newest
                : new Refusal("MT5007", catalog.Explain(use.Id, use.Range), [text]);
        }

        var problems = new ProblemList(DocumentCodes.Manifest);
        if (ManifestReader.Read(folder, problems) is { } package)
        {
            return package;
        }

        // A refusal has one code, and whoever shows it shows that.
        var code = problems.Problems[0].Code;
        var told = problems.Problems.Select(problem => problem.Code == code ? problem.Text : problem.ToString());
        return new Refusal(code, string.Join(' ', told), [folder]);
    }

    /// <summary>The edition's own word on the instance, if it has one, with the operator's over it.</summary>
    private Result<EditionPlugin> Instance(InstallRequest request, PackageModel package)
    {
        var id = package.Manifest.Id;
        var name = request.Name.Length > 0
            ? request.Name
            : edition.Plugins.FirstOrDefault(plugin => plugin.Use == id)?.Name
                ?? id.Value[(id.Value.LastIndexOf('.') + 1)..];
        if (!InstanceModel.IsName(name))
        {
            return new Refusal(
                "MT5009", $"'{name}' cannot name an instance: lowercase letters, digits, hyphens and dots.", [name]);
        }

        var plugin = edition.Plugins.FirstOrDefault(plugin => plugin.Name == name && plugin.Use == id)
            ?? new EditionPlugin(name, id, VersionRange.Any);
        var grants = plugin.Grants;
        foreach (var grant in request.Grants)
        {
            if (!ContractId.TryParse(grant, out var contract))
            {
                return new Refusal("MT5010", $"'{grant}' is not a contract. Write 'acme.orders/1'.", [grant]);
            }

            grants = grants.Add(contract);
        }

        return plugin with
        {
            Grants = grants,
            Wanted = WantedState.Enabled,
            Config = request.Config.Length == 0 ? plugin.Config : System.Text.Encoding.UTF8.GetBytes(request.Config),
        };
    }
}
