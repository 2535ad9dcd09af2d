using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>
/// A packable project of <c>src</c> says what it is; one whose public API is guarded lists what has been shipped and
/// what has not. Which are guarded is in docs/tiers.md.
/// </summary>
public sealed class PackedProjectsGuardTheirApi : IRule
{
    public IEnumerable<Violation> Check(Repository repository)
    {
        var paths = repository.Files.Select(file => file.Path).ToHashSet();
        foreach (var project in repository.Projects.Where(project => project.File.IsUnder("src")))
        {
            if (project.Properties.GetValueOrDefault("IsPackable") != "true")
            {
                continue;
            }

            if (!project.Properties.ContainsKey("Description"))
            {
                yield return new(project.File.Path, 0, "has no Description");
            }

            if (paths.Contains($"{project.File.Folder}/PublicAPI.Shipped.txt")
                != paths.Contains($"{project.File.Folder}/PublicAPI.Unshipped.txt"))
            {
                yield return new(project.File.Path, 0, "has only one of the two files of its public API");
            }
        }
    }
}
