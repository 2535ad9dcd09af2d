using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>A project of a floor names only the floors that it may stand on.</summary>
public sealed class FloorsReferenceDownwards : IRule
{
    /// <summary>What plug-ins under fault may see, which is what plug-ins may.</summary>
    private static readonly string[] _campaign = ["src/Testing/Campaign/Contracts", "src/Testing/Faults"];

    private static readonly Dictionary<string, string[]> _mayReference = new()
    {
        ["src/Contracts"] = [],
        ["src/Generators"] = [],
        ["src/Wire"] = ["src/Contracts"],
        ["src/Kernel"] = ["src/Contracts"],
        ["src/Isolation/InProcess"] = ["src/Contracts", "src/Kernel", "src/Wire"],
        ["src/Isolation/Process"] = ["src/Contracts", "src/Kernel", "src/Wire"],
        ["src/Isolation/Wasm"] = ["src/Contracts", "src/Kernel", "src/Wire"],
        ["src/Isolation/Remote"] = ["src/Contracts", "src/Kernel", "src/Wire"],
        ["src/Packages"] = ["src/Contracts", "src/Kernel"],
        ["src/Hosting"] = ["src/Contracts", "src/Kernel", "src/Wire", "src/Packages"],
        ["src/Extensions"] = ["src/Contracts"],
        ["src/Sdk"] = [],
        ["src/Testing"] =
        [
            "src/Contracts", "src/Kernel", "src/Wire", "src/Packages", "src/Hosting",
            "src/Isolation/InProcess", "src/Isolation/Process", "src/Isolation/Wasm", "src/Isolation/Remote",
            "src/Mortise",
        ],
        ["src/Testing/Xunit"] = ["src/Testing"],
        ["src/Testing/Faults"] = ["src/Contracts"],
        ["src/Testing/Campaign"] = [],
        ["src/Testing/Campaign/Contracts"] = [],
        ["src/Testing/Campaign/Tool"] = _campaign,
        ["src/Testing/Campaign/Elder"] = _campaign,
        ["src/Testing/Campaign/Younger"] = _campaign,
        ["src/Testing/Campaign/KeeperElder"] = _campaign,
        ["src/Testing/Campaign/KeeperYounger"] = _campaign,
        ["src/Testing/Campaign/Stranger"] = _campaign,
    };

    /// <summary>The composition roots of <c>src</c>, which may reference every floor below them.</summary>
    private static readonly string[] _roots = ["src/Mortise", "src/AspNetCore", "src/Cli"];

    public IEnumerable<Violation> Check(Repository repository) => repository.Projects
        .Where(project => project.File.IsUnder("src"))
        .SelectMany(Check);

    private static IEnumerable<Violation> Check(ProjectFile project)
    {
        var floor = project.File.Folder;
        if (_roots.Contains(floor))
        {
            return project.References
                .Where(reference => !reference.StartsWith("src/", StringComparison.Ordinal)
                    || reference.StartsWith("src/Cli/", StringComparison.Ordinal))
                .Select(reference => new Violation(project.File.Path, 0, $"references {reference}"));
        }

        if (!_mayReference.TryGetValue(floor, out var allowed))
        {
            return [new(project.File.Path, 0, $"'{floor}' is no floor of ARCHITECTURE.md")];
        }

        return project.References
            .Where(reference => !allowed.Contains(reference[..reference.LastIndexOf('/')]))
            .Select(reference => new Violation(project.File.Path, 0, $"references {reference}"));
    }
}
