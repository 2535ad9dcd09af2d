using System.Xml.Linq;
using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>The solution lists every project, and nothing that is not there.</summary>
public sealed class SolutionIsComplete : IRule
{
    public IEnumerable<Violation> Check(Repository repository)
    {
        var solution = repository.Files.Single(file => file.Path == "Mortise.slnx");
        var listed = XDocument.Parse(solution.Text)
            .Descendants("Project")
            .Select(project => (string)project.Attribute("Path")!)
            .ToHashSet();
        var existing = repository.Files
            .Where(file => file.Name.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => file.Path)
            .ToHashSet();
        return existing.Except(listed).Select(path => new Violation(path, 0, "is not in Mortise.slnx"))
            .Concat(listed.Except(existing)
                .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
                .Select(path => new Violation("Mortise.slnx", 0, $"lists {path}, which does not exist")));
    }
}
