using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>
/// A packable project, but for the templates, says what it is, and lists of its public API what has been shipped and
/// what has not; the lists are what makes the build guard it.
/// </summary>
public sealed class PackedProjectsGuardTheirApi : IRule
{
    private static readonly string[] _lists = ["PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt"];

    public IEnumerable<Violation> Check(Repository repository)
    {
        var paths = repository.Files.Select(file => file.Path).ToHashSet();
        foreach (var project in repository.Projects.Where(project => !project.File.IsUnder("templates")))
        {
            if (project.Properties.GetValueOrDefault("IsPackable") != "true")
            {
                continue;
            }

            if (!project.Properties.ContainsKey("Description"))
            {
                yield return new(project.File.Path, 0, "has no Description");
            }

            foreach (var list in _lists.Where(list => !paths.Contains($"{project.File.Folder}/{list}")))
            {
                yield return new(project.File.Path, 0, $"has no {list}; eng/public-api writes it");
            }
        }
    }
}
