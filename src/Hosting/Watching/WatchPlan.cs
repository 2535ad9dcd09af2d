using System.Collections.Immutable;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Manifests;

namespace Mortise.Hosting.Watching;

/// <summary>Which folders are watched, and which instances follow them. Immutable.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Developed">The plug-ins whose authors build them.</param>
internal sealed record WatchPlan(EditionModel Edition, ImmutableArray<DevelopedPlugin> Developed)
{
    /// <summary>Whether there is anything to watch.</summary>
    public bool IsEmpty => Developed.IsEmpty && Sources.IsEmpty;

    /// <summary>What to listen to.</summary>
    public IEnumerable<string> Roots => Developed.Select(static plugin => plugin.Folder).Concat(Sources);

    private ImmutableArray<string> Sources => Edition.Watch ? Edition.Sources : [];

    /// <summary>The folders that there are now, in order, each with whoever builds to it.</summary>
    public IEnumerable<(string Path, DevelopedPlugin? Developed)> Folders() => Developed
        .Select(static plugin => (plugin.Folder, (DevelopedPlugin?)plugin))
        .Concat(PackageCatalog.FoldersIn(Sources).Select(static folder => (folder, (DevelopedPlugin?)null)))
        .DistinctBy(static folder => folder.Item1);

    /// <summary>The package that an instance is to start with, before whatever is in the sources.</summary>
    public PackageModel? PackageFor(EditionPlugin plugin) => Developed
        .Select(static developed => (developed, Package: Read(developed.Folder)))
        .FirstOrDefault(each => each.Package?.Manifest.Id == plugin.Use
            && (each.developed.Instance.Length == 0 || each.developed.Instance == plugin.Name))
        .Package;

    /// <summary>The instances that follow a folder with that in it.</summary>
    public IEnumerable<string> Followers(WatchedFolder folder, PackageModel package)
    {
        var id = package.Manifest.Id;
        var users = Edition.Plugins.Where(plugin => plugin.Use == id);
        return folder.Developed switch
        {
            { Instance: { Length: > 0 } name } => [name],
            not null => users.Select(static plugin => plugin.Name)
                .DefaultIfEmpty(id.Value[(id.Value.LastIndexOf('.') + 1)..]),
            null => users
                .Where(plugin => plugin.Range.Contains(package.Manifest.Version) && !IsDeveloped(plugin))
                .Select(static plugin => plugin.Name),
        };
    }

    /// <summary>Whether an instance is there only because its author develops it.</summary>
    public bool IsOwn(string instance) => Edition.Plugins.All(plugin => plugin.Name != instance);

    private bool IsDeveloped(EditionPlugin plugin) => Developed.Any(developed => developed.Instance == plugin.Name)
        || PackageFor(plugin) is not null;

    private static PackageModel? Read(string folder) =>
        ManifestReader.Read(folder, new(Documents.DocumentCodes.Manifest));
}
