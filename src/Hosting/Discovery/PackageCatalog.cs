using System.Collections.Immutable;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Manifests;
using Mortise.Kernel.Resolution;

namespace Mortise.Hosting.Discovery;

/// <summary>
/// The plug-ins in a set of source folders: each folder with a <c>mortise.json</c> directly in a source, or the source
/// itself. Immutable; the order of the sources and of names decides, never that of the file system.
/// </summary>
public sealed class PackageCatalog
{
    /// <summary>From here on it is worth the threads to read the manifests beside each other.</summary>
    private const int Many = 64;

    private readonly ILookup<PluginId, PackageModel> _byId;

    private PackageCatalog(
        ImmutableArray<string> sources, ImmutableArray<PackageModel> packages, ImmutableArray<Problem> problems)
    {
        _byId = packages.ToLookup(static package => package.Manifest.Id);
        Sources = sources;
        Packages = packages;
        Problems = problems;
    }

    /// <summary>Where was looked.</summary>
    public ImmutableArray<string> Sources { get; }

    /// <summary>What was found.</summary>
    public ImmutableArray<PackageModel> Packages { get; }

    /// <summary>The folders whose manifests cannot be used. They matter only to who needs what is in them.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>Looks into the source folders now. A source that is not there is empty.</summary>
    public static PackageCatalog Of(ImmutableArray<string> sources)
    {
        var folders = FoldersIn(sources).ToArray();
        var read = new (PackageModel? Package, ImmutableArray<Problem> Problems)[folders.Length];
        if (folders.Length < Many)
        {
            for (var index = 0; index < folders.Length; index++)
            {
                read[index] = Read(folders[index]);
            }
        }
        else
        {
            Parallel.For(0, folders.Length, index => read[index] = Read(folders[index]));
        }

        return new(
            sources,
            [.. read.Select(static found => found.Package).OfType<PackageModel>()],
            [.. read.SelectMany(static found => found.Problems)]);
    }

    /// <summary>The highest version in a range; among equals that of the first source.</summary>
    public PackageModel? Find(PluginId id, VersionRange range) => _byId[id]
        .Where(package => range.Contains(package.Manifest.Version))
        .OrderByDescending(package => package.Manifest.Version)
        .FirstOrDefault();

    /// <summary>Why <see cref="Find"/> found nothing: what there is, and where was looked.</summary>
    public string Explain(PluginId id, VersionRange range)
    {
        var versions = _byId[id]
            .Select(static package => package.Manifest.Version.ToString())
            .ToArray();
        if (versions.Length > 0)
        {
            return $"'{id}' is there in {Join(versions)}, none of which is in {range}. "
                + "Change the range, or add a version that is in it.";
        }

        var guess = Spelling.Nearest(id.Value, Packages.Select(package => package.Manifest.Id.Value));
        var folders = Sources.Length == 0
            ? "The edition names no sources"
            : $"Looked in {Join(Sources.Select(Describe))}";
        var unreadable = Problems.IsEmpty ? "" : $" Of {Problems.Select(problem => problem.File).Distinct().Count()} "
            + $"more the manifest cannot be used, of the first because: {Problems[0]}";
        return $"There is no plug-in '{id}'. {folders}.{unreadable} "
            + (guess is null ? "Put its folder into a source, or correct the name." : $"Did you mean '{guess}'?");
    }

    private static (PackageModel? Package, ImmutableArray<Problem> Problems) Read(string folder)
    {
        var problems = new ProblemList(DocumentCodes.Manifest);
        var package = ManifestReader.Read(folder, problems);
        return (package, problems.Problems);
    }

    private string Describe(string source)
    {
        if (!Directory.Exists(source))
        {
            return $"'{source}' (which does not exist)";
        }

        var count = Packages.Count(package => package.Folder.Directory.StartsWith(source, StringComparison.Ordinal));
        return $"'{source}' ({count} plug-in{(count == 1 ? "" : "s")})";
    }

    private static string Join(IEnumerable<string> texts) => string.Join(", ", texts);

    /// <summary>The folders of the sources that may hold plug-ins, in order.</summary>
    internal static IEnumerable<string> FoldersIn(ImmutableArray<string> sources) =>
        sources.SelectMany(Folders).Distinct();

    private static IEnumerable<string> Folders(string source)
    {
        if (!Directory.Exists(source))
        {
            return [];
        }

        return File.Exists(Path.Combine(source, ManifestReader.FileName))
            ? [source]
            : Directory.EnumerateDirectories(source)
                .Where(folder => File.Exists(Path.Combine(folder, ManifestReader.FileName)))
                .Order(StringComparer.Ordinal);
    }
}
