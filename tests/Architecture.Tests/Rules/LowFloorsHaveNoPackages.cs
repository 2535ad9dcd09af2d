using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>Contracts and Kernel bring no package along; nor does Extensions drag a host into a plug-in.</summary>
public sealed class LowFloorsHaveNoPackages : IRule
{
    public IEnumerable<Violation> Check(Repository repository) => repository.Projects
        .Where(project => project.File.Folder is "src/Contracts" or "src/Kernel")
        .SelectMany(project => project.Packages
            .Select(package => new Violation(project.File.Path, 0, $"references package {package}")))
        .Concat(repository.Projects
            .Where(project => project.File.Folder == "src/Extensions")
            .SelectMany(project => project.Packages
                .Where(package => package.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal))
                .Select(package => new Violation(project.File.Path, 0, $"references package {package}"))));
}
