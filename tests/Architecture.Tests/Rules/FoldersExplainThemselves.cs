using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>Each top-level folder, project and part of the kernel has a README.md that says what it is.</summary>
public sealed class FoldersExplainThemselves : IRule
{
    private static readonly string[] _top =
        ["src", "tests", "editions", "plugins", "samples", "bench", "docs", "eng", "src/Isolation"];

    public IEnumerable<Violation> Check(Repository repository)
    {
        var folders = repository.Files.Select(file => file.Folder).ToHashSet();
        var readmes = repository.Files.Where(file => file.Name == "README.md").ToDictionary(file => file.Folder);
        var projects = repository.Projects
            .Where(project => project.File.Name.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(project => project.File.Folder);
        var parts = folders.Where(folder => folder.StartsWith("src/Kernel/", StringComparison.Ordinal)
            && folder.Count(letter => letter == '/') == 2);
        var documents = folders.Where(folder => folder.StartsWith("docs/", StringComparison.Ordinal));
        var expected = _top
            .Where(top => repository.Under(top).Any())
            .Concat(projects).Concat(parts).Concat(documents)
            .Concat(repository.Editions.Select(edition => $"editions/{edition}"))
            .Distinct();
        foreach (var folder in expected)
        {
            if (!readmes.TryGetValue(folder, out var readme))
            {
                yield return new(folder, 0, "has no README.md");
            }
            else if (readme.Lines.Count(line => line.Length > 0) < 2)
            {
                yield return new(readme.Path, 0, "says nothing");
            }
        }
    }
}
