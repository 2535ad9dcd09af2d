using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>A packable project of <c>src</c> says what it is and lists its public API.</summary>
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

            if (repository.CSharp.Any(file => file.IsUnder(project.File.Folder))
                && !paths.Contains($"{project.File.Folder}/PublicAPI.Shipped.txt"))
            {
                yield return new(project.File.Path, 0, "has no PublicAPI.Shipped.txt");
            }
        }
    }
}
