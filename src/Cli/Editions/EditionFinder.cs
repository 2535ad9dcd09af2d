using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;

namespace Mortise.Cli.Editions;

/// <summary>Finds an edition by what a person typed: a file, a folder, or a name.</summary>
internal static class EditionFinder
{
    /// <summary>
    /// Beside the tool, where it is published with its editions; and where a build of the repository puts them.
    /// </summary>
    public static IReadOnlyList<string> DefaultFolders(string toolFolder)
    {
        var tool = Path.TrimEndingDirectorySeparator(Path.GetFullPath(toolFolder));
        var configuration = Path.GetFileName(tool);
        var built = Path.GetFullPath(Path.Combine(tool, "..", "..", "..", "editions"));
        return
        [
            Path.GetFullPath(Path.Combine(tool, "..", "editions")),
            .. Directory.Exists(built)
                ? Directory.GetDirectories(built)
                    .Order(StringComparer.Ordinal)
                    .Select(edition => Path.Combine(edition, configuration))
                : [],
        ];
    }

    /// <exception cref="ProblemException">There is no such edition.</exception>
    public static string Find(string text, Surroundings surroundings)
    {
        if (File.Exists(text))
        {
            return Path.GetFullPath(text);
        }

        if (Directory.Exists(text))
        {
            return Path.GetFullPath(Path.Combine(text, EditionConfig.FileName));
        }

        var known = Named(surroundings).ToArray();
        if (known.FirstOrDefault(edition => edition.Name == text) is { Path: not null } found)
        {
            return found.Path;
        }

        var guess = known.Length == 0
            ? $"None is known by name; looked in {string.Join(", ", surroundings.EditionFolders)}."
            : $"Known by name: {string.Join(", ", known.Select(edition => edition.Name).Distinct())}.";
        throw new ProblemException(
            "MT6011", $"There is no edition '{text}': it is no file, no folder, and no name of an edition. {guess}");
    }

    private static IEnumerable<(string Name, string Path)> Named(Surroundings surroundings) =>
        surroundings.EditionFolders.SelectMany(NamedIn);

    private static IEnumerable<(string Name, string Path)> NamedIn(string folder)
    {
        var own = Path.Combine(folder, EditionConfig.FileName);
        if (File.Exists(own))
        {
            return [(Path.GetFileName(Path.GetDirectoryName(folder)!), own)];
        }

        return !Directory.Exists(folder)
            ? []
            : Directory.GetDirectories(folder)
                .Order(StringComparer.Ordinal)
                .Select(edition => (
                    Name: Path.GetFileName(edition), Path: Path.Combine(edition, EditionConfig.FileName)))
                .Where(edition => File.Exists(edition.Path));
    }
}
